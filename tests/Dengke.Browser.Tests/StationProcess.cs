using System.Diagnostics;
using Microsoft.Playwright;
using SkiaSharp;

namespace Dengke.Browser.Tests;

/// <summary><c>dengke station</c> as the photographer starts it.</summary>
internal sealed class StationProcess : IDisposable
{
    private readonly Process process;

    private StationProcess(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static async Task<StationProcess> Start(string data)
    {
        string[] arguments = [DemoServer.Program, "station", "--data", data, "--urls", "http://127.0.0.1:0", "--keep-free", "1"];
        var started = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment = { ["DENGKE_PASSPHRASE"] = "station passphrase" },
            }
        )!;
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is var at and >= 0)
            {
                _ = started.StandardOutput.ReadToEndAsync();
                return new StationProcess(started, line[at..].Trim());
            }
        }

        throw new InvalidOperationException("The station has ended before it was ready.");
    }

    /// <summary>Its page, in a window of its own.</summary>
    public async Task<Visit> Open(IBrowser browser)
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address,
                ViewportSize = Visit.SizeOf(Screen.Desk),
                Locale = "zh-CN",
            }
        );
        return new Visit(context, await context.NewPageAsync(), Screen.Desk);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}

/// <summary>A film for the camera: somebody who sits still.</summary>
internal static class CameraFilm
{
    public static void Write(string file)
    {
        var portrait = Path.Combine(DemoServer.Repository, "tests", "Dengke.Photos.Tests", "Fixtures", "astronaut.jpg");
        using var picture = SKBitmap.Decode(portrait);
        using var surface = SKSurface.Create(new SKImageInfo(1920, 1080));
        surface.Canvas.Clear(new SKColor(100, 197, 255));
        using var image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, SKRect.Create(260, 60, 1400, 1400), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var frame = surface.Snapshot();
        using var data = frame.Encode(SKEncodedImageFormat.Jpeg, 90);
        File.WriteAllBytes(file, [.. Enumerable.Repeat(data.ToArray(), 5).SelectMany(f => f)]);
    }
}

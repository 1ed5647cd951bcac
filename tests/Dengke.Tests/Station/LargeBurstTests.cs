using Dengke.Domain.Capture;
using Dengke.Platform.Photos;
using Dengke.Tests.Support;
using SkiaSharp;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>What a camera of forty megapixels writes at one press of the button, judged as in the hall.</summary>
[Trait("Database", "none")]
[Trait("Requirement", "CAP-3")]
[Trait("Requirement", "PHO-4")]
public sealed class LargeBurstTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_BurstOfFortyMegapixels_IsOneAttemptOfWhichAPortraitIsCut()
    {
        using var judge = new PhotoJudge();
        await using var station = new StationFixture();
        station.Options = station.Options with { PhotoJudge = judge, WatchFolder = station.Sub("camera") };
        await station.WithPack(listen: true);
        Ok(await station.Booth.Scan(Code(1), Ct));
        var frame = Frame();

        foreach (var name in new[] { "DSC_1.JPG", "DSC_2.JPG", "DSC_3.JPG" })
        {
            var unfinished = Path.Combine(station.Sub("elsewhere"), name);
            await File.WriteAllBytesAsync(unfinished, frame, Ct);
            File.Move(unfinished, Path.Combine(station.Sub("camera"), name));
        }

        await Until(() => station.Booth.State == BoothState.Shown && Directory.GetFiles(station.Sub("camera")).Length == 0);
        var shown = station.Booth.Shown!;
        using var portrait = SKBitmap.Decode(shown.Portrait);
        Assert.Equal((480, 640), (portrait.Width, portrait.Height));
        Assert.NotNull(shown.Report.Face);
        Assert.InRange(station.Booth.Attempts, 1, 3);
    }

    /// <summary>7,728 × 5,152 pixels, as the large sensors of today have.</summary>
    private static byte[] Frame()
    {
        var file = Path.Combine(Repository.Root, "tests", "Dengke.Photos.Tests", "Fixtures", "astronaut.jpg");
        using var picture = SKImage.FromEncodedData(file);
        using var surface = SKSurface.Create(new SKImageInfo(7728, 5152));
        surface.Canvas.Clear(new SKColor(100, 197, 255));
        surface.Canvas.DrawImage(picture, SKRect.Create(1500, 300, 4800, 4800), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var frame = surface.Snapshot();
        using var data = frame.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }
}

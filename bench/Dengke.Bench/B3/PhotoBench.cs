using System.Diagnostics;
using System.Text.Json;
using Dengke.Photos;
using Dengke.Photos.Specifications;
using NetVips;
using SkiaSharp;

namespace Dengke.Bench.B3;

/// <summary>
/// B3, on one core: the whole check of a portrait of 480 × 640; from a JPEG of 24 megapixels to crop and verdict; and decoding and scaling
/// that JPEG to a small one, beside libvips that does the same.
/// </summary>
internal static class PhotoBench
{
    private const int Turns = 15;
    private const int Side = 640;

    /// <summary>Measures in a process of its own, which the system keeps on one core.</summary>
    public static IReadOnlyList<ResultRow> Run()
    {
        var start = new ProcessStartInfo(
            "taskset",
            ["-c", "0", "dotnet", typeof(PhotoBench).Assembly.Location, "contestant", "photos"]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var times = JsonSerializer.Deserialize<Times>(process.StandardOutput.ReadToEnd())!;
        process.WaitForExit();
        return
        [
            new("B3", "photo check, 480 × 640, one core", times.Check, times.Megabytes, Target: "0.1 s"),
            new("B3", "JPEG of 24 megapixels to crop and verdict, one core", times.Shot, double.NaN, Target: "0.3 s"),
            new("B3", "that JPEG decoded, scaled to 640 pixels, encoded", times.Scale, double.NaN),
            new("B3", "the same, libvips", times.Vips, double.NaN),
            ResultRow.Ratio("B3", "decode and scale / libvips", times.Scale / times.Vips, "1.2"),
        ];
    }

    /// <summary>What runs inside that process.</summary>
    public static void Measure()
    {
        var specification = ShippedSpecifications.Graduation;
        using var checker = PhotoChecker.Open();
        var camera = CameraPicture();
        var portrait =
            checker.Crop(camera, specification).Jpeg ?? throw new InvalidOperationException("The picture cannot be cropped.");
        GC.Collect();
        var check = new List<double>();
        var shot = new List<double>();
        var scale = new List<double>();
        var vips = new List<double>();
        for (var i = 0; i <= Turns; i++)
        {
            Note(check, i, () => checker.Check(portrait, specification));
            Note(shot, i, () => checker.Crop(camera, specification));
            Note(scale, i, () => PhotoChecker.Thumbnail(camera, Side));
            Note(vips, i, () => Thumbnail(camera));
        }

        using var process = Process.GetCurrentProcess();
        var times = new Times(Median(check), Median(shot), Median(scale), Median(vips), process.WorkingSet64 / 1e6);
        Console.WriteLine(JsonSerializer.Serialize(times));
    }

    private static byte[] Thumbnail(byte[] jpeg)
    {
        using var small = Image.ThumbnailBuffer(jpeg, Side, height: Side);
        return small.JpegsaveBuffer(q: 80);
    }

    /// <summary>A JPEG of 4,000 × 6,000: the tests' portrait before a wall with some grain, so that it compresses as a photo does.</summary>
    private static byte[] CameraPicture()
    {
        const int width = 4000;
        const int height = 6000;
        using var portrait = SKImage.FromEncodedData(Path.Combine(AppContext.BaseDirectory, "B3", "astronaut.jpg"));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(100, 197, 255));
        canvas.DrawImage(portrait, SKRect.Create(100, 1200, 3800, 3800), new SKSamplingOptions(SKCubicResampler.Mitchell));
        canvas.Flush();
        var pixels = bitmap.GetPixelSpan();
        var grain = new Random(3);
        unsafe
        {
            fixed (byte* start = pixels)
            {
                for (var i = 0; i < pixels.Length; i++)
                {
                    start[i] = (byte)Math.Clamp(start[i] + grain.Next(-6, 7), 0, 255);
                }
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static void Note<T>(List<double> times, int turn, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        _ = work();
        if (turn > 0)
        {
            times.Add(watch.Elapsed.TotalSeconds);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>Medians in seconds, and the memory at the end, libvips' and the camera's picture included.</summary>
    private sealed record Times(double Check, double Shot, double Scale, double Vips, double Megabytes);
}

using QRCoder;
using SkiaSharp;

namespace Dengke.Bench.B4;

/// <summary>A frame of a camera that looks at a phone.</summary>
/// <param name="Grey">1280 × 720, a byte a pixel.</param>
/// <param name="Text">What the code says; empty where the frame has none.</param>
internal sealed record CodeFrame(string Condition, byte[] Grey, string Text);

/// <summary>Makes frames with a code under what goes wrong in a hall. The same every time.</summary>
internal static class CodeFrames
{
    public const int Width = 1280;
    public const int Height = 720;

    /// <summary>How many of each condition.</summary>
    public const int OfEach = 12;

    private static readonly (
        string Name,
        Action<SKCanvas, SKImage, Random> Draw,
        Func<SKBitmap, Random, SKBitmap> After
    )[] Conditions =
    [
        ("straight", (c, i, r) => Place(c, i, r, turn: 0, lean: 0), (b, _) => b),
        ("turned", (c, i, r) => Place(c, i, r, turn: r.Next(10, 80), lean: 0), (b, _) => b),
        ("tilted", (c, i, r) => Place(c, i, r, turn: r.Next(-15, 15), lean: 0.0006f), (b, _) => b),
        (
            "blurred",
            (c, i, r) => Place(c, i, r, turn: r.Next(-10, 10), lean: 0),
            (b, r) => Blurred(b, 2.2f + (r.NextSingle() * 1.3f))
        ),
        ("glare", (c, i, r) => Place(c, i, r, turn: r.Next(-10, 10), lean: 0.0002f), Glare),
        ("recompressed", (c, i, r) => Place(c, i, r, turn: r.Next(-10, 10), lean: 0), (b, _) => Recompressed(b, 8)),
        ("dark and noisy", (c, i, r) => Place(c, i, r, turn: r.Next(-10, 10), lean: 0), Dark),
        (
            "all of it",
            (c, i, r) => Place(c, i, r, turn: r.Next(-40, 40), lean: 0.0003f),
            (b, r) => Recompressed(Dark(Glare(Blurred(b, 1.5f), r), r), 20)
        ),
        ("no code", (_, _, _) => { }, Dark),
    ];

    public static IReadOnlyList<CodeFrame> Make()
    {
        List<CodeFrame> frames = [];
        foreach (var (name, draw, after) in Conditions)
        {
            for (var i = 0; i < OfEach; i++)
            {
                var random = new Random((frames.Count * 7919) + 1);
                var text = $"DK1.2025.{Convert.ToHexString(Bytes(random, 16))}.{Convert.ToHexString(Bytes(random, 8))}";
                using var code = Code(text);
                var frame = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
                using (var canvas = new SKCanvas(frame))
                {
                    Scene(canvas, random);
                    draw(canvas, code, random);
                }

                using var done = after(frame, random);
                frames.Add(new CodeFrame(name, Grey(done), name == "no code" ? "" : text));
            }
        }

        return frames;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static SKImage Code(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return SKImage.FromEncodedData(new PngByteQRCode(data).GetGraphic(8));
    }

    /// <summary>A wall, a table and things on it, so that there is something to be taken for a code.</summary>
    private static void Scene(SKCanvas canvas, Random random)
    {
        canvas.Clear(new SKColor(205, 200, 190));
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < 40; i++)
        {
            paint.Color = new SKColor((byte)random.Next(30, 230), (byte)random.Next(30, 230), (byte)random.Next(30, 230));
            var at = SKRect.Create(random.Next(Width), random.Next(Height), random.Next(10, 220), random.Next(4, 120));
            canvas.DrawRect(at, paint);
        }
    }

    private static void Place(SKCanvas canvas, SKImage code, Random random, float turn, float lean)
    {
        var side = random.Next(220, 420);
        canvas.Save();
        canvas.Translate(random.Next(380, Width - 380), Height / 2f);
        canvas.RotateDegrees(turn);
        canvas.Concat(new SKMatrix(1, 0, 0, 0, 1, 0, lean * (random.Next(2) == 0 ? 1 : -1), lean, 1));
        // The phone's own dark edge, and its white page.
        using var edge = new SKPaint { Color = new SKColor(25, 25, 28), IsAntialias = true };
        canvas.DrawRoundRect(SKRect.Create(-side * 0.62f, -side * 0.8f, side * 1.24f, side * 1.7f), 20, 20, edge);
        canvas.DrawImage(
            code,
            SKRect.Create(-side / 2f, -side / 2f, side, side),
            new SKSamplingOptions(SKCubicResampler.Mitchell)
        );
        canvas.Restore();
    }

    private static SKBitmap Filtered(SKBitmap from, SKImageFilter filter)
    {
        var to = new SKBitmap(from.Info);
        using var canvas = new SKCanvas(to);
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawBitmap(from, 0, 0, SKSamplingOptions.Default, paint);
        from.Dispose();
        return to;
    }

    private static SKBitmap Blurred(SKBitmap frame, float sigma)
    {
        using var blur = SKImageFilter.CreateBlur(sigma, sigma);
        return Filtered(frame, blur);
    }

    private static SKBitmap Glare(SKBitmap frame, Random random)
    {
        using var canvas = new SKCanvas(frame);
        var at = new SKPoint((Width / 2f) + random.Next(-200, 200), (Height / 2f) + random.Next(-120, 120));
        using var light = SKShader.CreateRadialGradient(
            at,
            320,
            [new SKColor(255, 255, 255, 200), new SKColor(255, 255, 255, 0)],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint { Shader = light };
        canvas.DrawRect(SKRect.Create(Width, Height), paint);
        return frame;
    }

    private static SKBitmap Dark(SKBitmap frame, Random random)
    {
        var pixels = frame.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
        {
            if (i % 4 != 3)
            {
                pixels[i] = (byte)Math.Clamp((pixels[i] * 0.35) + random.Next(-18, 19) + 20, 0, 255);
            }
        }

        return frame;
    }

    private static SKBitmap Recompressed(SKBitmap frame, int quality)
    {
        using var data = frame.Encode(SKEncodedImageFormat.Jpeg, quality);
        frame.Dispose();
        return SKBitmap.Decode(data, new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
    }

    private static byte[] Grey(SKBitmap frame)
    {
        var pixels = frame.GetPixelSpan();
        var grey = new byte[Width * Height];
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = (byte)(((pixels[4 * i] * 77) + (pixels[(4 * i) + 1] * 150) + (pixels[(4 * i) + 2] * 29)) >> 8);
        }

        return grey;
    }
}

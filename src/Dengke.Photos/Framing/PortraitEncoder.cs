using System.Buffers.Binary;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;
using SkiaSharp;

namespace Dengke.Photos.Framing;

/// <summary>Cuts, scales and encodes: a JPEG without any metadata but its resolution.</summary>
internal static class PortraitEncoder
{
    private const int BestQuality = 95;
    private const int LeastQuality = 60;

    // SOI, then APP0 "JFIF\0", two bytes of version, then the unit and both densities.
    private const int DensityUnitAt = 13;
    private const byte DotsPerInch = 1;

    /// <summary>Cuts <paramref name="plan"/> out of a picture.</summary>
    public static byte[] Cut(Picture picture, CropPlan plan, PhotoSpecification specification)
    {
        var size = specification.Size;
        var halvings = 0;
        for (var scale = plan.Width / size.Width; scale >= 2; scale /= 2)
        {
            halvings++;
        }

        var level = picture.Halved(halvings);
        var (across, down) = (level.Width / (float)picture.Width, level.Height / (float)picture.Height);
        return Draw(
            level,
            SKRect.Create(plan.Left * across, plan.Top * down, plan.Width * across, plan.Height * down),
            size.Width,
            size.Height,
            bitmap => Encode(bitmap, specification)
        );
    }

    /// <summary>The whole picture, at most <paramref name="side"/> pixels on its longer side.</summary>
    public static byte[] Thumbnail(Picture picture, int side)
    {
        var scale = Math.Min(1f, side / (float)Math.Max(picture.Width, picture.Height));
        var halvings = 0;
        for (var rest = scale; rest <= 0.5f; rest *= 2)
        {
            halvings++;
        }

        var level = picture.Halved(halvings);
        return Draw(
            level,
            SKRect.Create(level.Width, level.Height),
            Math.Max(1, (int)MathF.Round(picture.Width * scale)),
            Math.Max(1, (int)MathF.Round(picture.Height * scale)),
            bitmap => Encode(bitmap, quality: 80)
        );
    }

    private static unsafe byte[] Draw(Picture from, SKRect part, int width, int height, Func<SKBitmap, byte[]> encode)
    {
        fixed (byte* pixels = from.Pixels)
        {
            var info = new SKImageInfo(from.Width, from.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
            using var source = SKImage.FromPixels(info, (nint)pixels);
            using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
            using var canvas = new SKCanvas(bitmap);
            canvas.DrawImage(source, part, SKRect.Create(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
            canvas.Flush();
            return encode(bitmap);
        }
    }

    /// <summary>The best quality that keeps within the size aimed at; the least that is allowed if none does.</summary>
    private static byte[] Encode(SKBitmap bitmap, PhotoSpecification specification)
    {
        var (low, high) = (LeastQuality, BestQuality);
        var best = Encode(bitmap, high);
        if (best.Length > specification.EncodedBytes.Max)
        {
            best = Encode(bitmap, low);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                var tried = Encode(bitmap, middle);
                (low, high, best) = tried.Length <= specification.EncodedBytes.Max ? (middle, high, tried) : (low, middle, best);
            }
        }

        if (specification.Size.Dpi is { } dpi)
        {
            StateResolution(best, dpi);
        }

        return best;
    }

    private static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var pixels = bitmap.PeekPixels();
        using var data =
            pixels.Encode(
                new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)
            ) ?? throw new InvalidOperationException("The JPEG encoder gave nothing.");
        return data.ToArray();
    }

    private static void StateResolution(byte[] jpeg, int dpi)
    {
        if (jpeg.AsSpan(6).StartsWith("JFIF\0"u8))
        {
            jpeg[DensityUnitAt] = DotsPerInch;
            BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(DensityUnitAt + 1), (ushort)dpi);
            BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(DensityUnitAt + 3), (ushort)dpi);
        }
    }
}

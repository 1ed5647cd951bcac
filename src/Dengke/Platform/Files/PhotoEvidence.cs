using Dengke.Domain.Kernel;
using SkiaSharp;

namespace Dengke.Platform.Files;

/// <summary>
/// Decodes a photo and encodes it afresh: upright, of readable size, without position, camera data or anything hidden in the
/// file. Its dimensions are read from the header and bounded before a pixel is decoded.
/// </summary>
internal static class PhotoEvidence
{
    public const int MostPixels = 60_000_000;
    public const int LongestSide = 20_000;

    /// <summary>Pixels of the long side of what is kept: an A4 page at 200 dpi.</summary>
    public const int KeptSide = 2_400;

    private const int Quality = 85;

    public static Outcome<EvidenceContent> Encode(byte[] file, CancellationToken ct)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return EvidenceRefusal.Damaged;
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (Math.Max(width, height) > LongestSide || (long)width * height > MostPixels)
        {
            return EvidenceRefusal.TooManyPixels;
        }

        if (codec.FrameCount > 1 || IsAnimatedPng(file))
        {
            return EvidenceRefusal.Animated;
        }

        using var pixels = new SKBitmap();
        if (!pixels.TryAllocPixels(DecodedAs(codec)))
        {
            return EvidenceRefusal.TooManyPixels;
        }

        switch (codec.GetPixels(pixels.Info, pixels.GetPixels()))
        {
            case SKCodecResult.Success:
                ct.ThrowIfCancellationRequested();
                return Encode(pixels, codec.EncodedOrigin);
            case SKCodecResult.IncompleteInput:
                return EvidenceRefusal.Incomplete;
            default:
                return EvidenceRefusal.Damaged;
        }
    }

    /// <summary>A JPEG can be decoded at a fraction of its size, which saves most of the memory and time.</summary>
    private static SKImageInfo DecodedAs(SKCodec codec)
    {
        var info = codec.Info;
        var scale = Math.Min(1, KeptSide / (float)Math.Max(info.Width, info.Height));
        var size = codec.GetScaledDimensions(scale);
        // The decoder takes the nearest fraction it has, which may be too small.
        if (scale < 1 && Math.Max(size.Width, size.Height) < KeptSide)
        {
            size = codec.GetScaledDimensions(Math.Min(1, scale * 1.5f));
        }

        return new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
    }

    private static Outcome<EvidenceContent> Encode(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var scale = Math.Min(1, KeptSide / (float)Math.Max(width, height));
        // No colour space: the encoder then writes no profile either.
        var info = new SKImageInfo(
            Math.Max(1, (int)MathF.Round(width * scale)),
            Math.Max(1, (int)MathF.Round(height * scale)),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var upright = new SKBitmap();
        using var image = SKImage.FromPixels(pixels.Info.WithColorSpace(null!), pixels.GetPixels());
        if (image is null || !upright.TryAllocPixels(info))
        {
            return EvidenceRefusal.TooManyPixels;
        }

        using (var canvas = new SKCanvas(upright))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(info.Width / (float)width, info.Height / (float)height);
            canvas.Concat(Upright(origin, pixels.Width, pixels.Height));
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var jpeg = upright.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg is null
            ? EvidenceRefusal.Damaged
            : new EvidenceContent(jpeg.ToArray(), EvidenceContent.Jpeg) { Width = info.Width, Height = info.Height };
    }

    /// <summary>From stored to upright pixels, by the eight values of EXIF tag 0x0112.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };

    /// <summary>The animation chunk stands before the first picture data (PNG 3rd edition, 11.3.6).</summary>
    private static bool IsAnimatedPng(ReadOnlySpan<byte> file)
    {
        var data = file.IndexOf("IDAT"u8);
        return EvidenceKind.IsPng(file) && data > 0 && file[..data].IndexOf("acTL"u8) >= 0;
    }
}

using Dengke.Domain.Kernel;
using SkiaSharp;

namespace Dengke.Platform.Codes;

/// <summary>
/// Reads the QR code in a picture. Everything happens in memory: neither the picture nor what it says is kept or logged. Dimensions are read
/// from the header and bounded before a pixel is decoded.
/// </summary>
public static class CodeReader
{
    private const int MostPixels = 60_000_000;
    private const int LongestSide = 20_000;

    /// <summary>A code that fills a tenth of a picture of this size has five pixels to a module.</summary>
    private const int ReadSide = 1_600;

    private static readonly Failure NoPicture = Failure.Refused(
        "no_picture",
        "这不是能读取的图片, 请上传 JPEG 或 PNG 格式的采集码原图。",
        "This picture cannot be read; please upload the code as JPEG or PNG."
    );

    private static readonly Failure NoCode = Failure.Refused(
        "no_code",
        "图中没有读到二维码: 请对正、光线充足, 让整个二维码连同四周白边都在图内。",
        "No QR code was read: hold it straight, in good light, whole, with the white border around it."
    );

    private static readonly Failure SeveralCodes = Failure.Refused(
        "several_codes",
        "图中有不止一个二维码, 请只留下采集码。",
        "There is more than one QR code in the picture; please leave the capture code alone in it."
    );

    /// <summary>Reads the one code of a picture file.</summary>
    /// <returns>What it says; <c>no_picture</c>, <c>no_code</c>, <c>several_codes</c>.</returns>
    public static Outcome<string> Read(ReadOnlyMemory<byte> picture)
    {
        if (Decode(picture) is not { } grey)
        {
            return NoPicture;
        }

        return GreyReading.All(grey) switch
        {
            [] => NoCode,
            [var only] => only,
            _ => SeveralCodes,
        };
    }

    /// <summary>Reads a code in a frame of a camera.</summary>
    /// <param name="grey">One byte for each pixel, row by row, 0 for black.</param>
    /// <returns>What it says; null where none is read.</returns>
    public static string? ReadLuminance(ReadOnlySpan<byte> grey, int width, int height) =>
        GreyReading.One(new GreyPicture(grey.ToArray(), width, height));

    private static GreyPicture? Decode(ReadOnlyMemory<byte> file)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return null;
        }

        var whole = codec.Info.Size;
        if (Math.Max(whole.Width, whole.Height) > LongestSide || (long)whole.Width * whole.Height > MostPixels)
        {
            return null;
        }

        var scale = Math.Min(1f, ReadSide / (float)Math.Max(whole.Width, whole.Height));
        var size = codec.GetScaledDimensions(scale);
        using var decoded = new SKBitmap();
        if (!decoded.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul)))
        {
            return null;
        }

        decoded.Erase(SKColors.White);
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        return Grey(decoded);
    }

    /// <summary>On white, since a code's picture may have no background of its own; no larger than is read.</summary>
    private static GreyPicture? Grey(SKBitmap decoded)
    {
        var scale = Math.Min(1f, ReadSide / (float)Math.Max(decoded.Width, decoded.Height));
        var (width, height) = (Math.Max(1, (int)(decoded.Width * scale)), Math.Max(1, (int)(decoded.Height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        if (surface is null)
        {
            return null;
        }

        surface.Canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(decoded);
        surface.Canvas.DrawImage(
            image,
            SKRect.Create(width, height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        using var pixels = surface.PeekPixels();
        var grey = new byte[width * height];
        var rows = pixels.GetPixelSpan();
        for (var row = 0; row < height; row++)
        {
            rows.Slice(row * pixels.RowBytes, width).CopyTo(grey.AsSpan(row * width));
        }

        return new GreyPicture(grey, width, height);
    }
}

using Dengke.Domain.Kernel;
using Dengke.Photos;
using Dengke.Platform.Documents;
using SkiaSharp;

namespace Dengke.Platform.Photos;

/// <summary>
/// The view of a portrait by which its owner proof-reads it (HND-4): small and watermarked, so that it serves for nothing else. The
/// registrar's own machine makes it; the server takes nothing larger, and encodes afresh what it takes.
/// </summary>
public static class ProofPicture
{
    /// <summary>Pixels of the longer side of one that is made; a portrait of 480×640 becomes 180×240.</summary>
    public const int Side = 240;

    /// <summary>Pixels of the longer side up to which one is taken.</summary>
    public const int LargestSide = 320;

    /// <summary>Bytes up to which one is taken.</summary>
    public const int LargestFile = 64 * 1024;

    private const string Mark = "仅供本人校对 PROOF";
    private const int TokenTail = 6;
    private const int MadeQuality = 60;
    private const int KeptQuality = 70;
    private const float TextSize = 15;
    private const float LineGap = 52;
    private const float Slope = -30;

    /// <param name="token">Its last six characters stand in the watermark.</param>
    /// <returns>A JPEG; <c>fonts_missing</c>, or <c>proof_unreadable</c> for what is no picture.</returns>
    public static Outcome<byte[]> Make(byte[] portrait, string token, DocumentFonts fonts)
    {
        if (fonts.Missing is { } missing)
        {
            return missing;
        }

        if (PhotoChecker.Thumbnail(portrait, Side) is not { } small || Decode(small) is not { } picture)
        {
            return Unreadable;
        }

        using (picture)
        {
            using var canvas = new SKCanvas(picture);
            Watermark(canvas, picture.Width, picture.Height, $"{Mark} {token[^Math.Min(TokenTail, token.Length)..]}", fonts);
            canvas.Flush();
            using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, MadeQuality);
            return jpeg.ToArray();
        }
    }

    /// <summary>Decodes a view that was uploaded and encodes it afresh: nothing of the file but its pixels is kept.</summary>
    /// <returns><c>proof_unreadable</c>, <c>proof_too_large</c>.</returns>
    public static Outcome<byte[]> Take(byte[] upload)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg })
        {
            return Unreadable;
        }

        if (upload.Length > LargestFile || Math.Max(codec.Info.Width, codec.Info.Height) > LargestSide)
        {
            return TooLarge;
        }

        if (Decode(upload) is not { } picture)
        {
            return Unreadable;
        }

        using (picture)
        using (var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, KeptQuality))
        {
            return jpeg.ToArray();
        }
    }

    public static Failure TooLarge { get; } =
        Failure.Refused(
            "proof_too_large",
            $"校对图不能超过 {LargestSide} 像素、{LargestFile / 1024} KB; 不接收完整照片。",
            $"A view has at most {LargestSide} pixels and {LargestFile / 1024} KB; whole portraits are not taken."
        );

    private static Failure Unreadable { get; } =
        Failure.Refused("proof_unreadable", "不是可读的 JPEG 图片。", "Not a readable JPEG picture.");

    /// <summary>Null for what is damaged or cut off.</summary>
    private static SKBitmap? Decode(byte[] jpeg)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return null;
        }

        // No colour space: the encoder then writes no profile either.
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var picture = new SKBitmap();
        if (picture.TryAllocPixels(info) && codec.GetPixels(info, picture.GetPixels()) == SKCodecResult.Success)
        {
            return picture;
        }

        picture.Dispose();
        return null;
    }

    /// <summary>Across the whole picture, dark beside light, so that it shows on hair and on the background.</summary>
    private static void Watermark(SKCanvas canvas, int width, int height, string text, DocumentFonts fonts)
    {
        using var light = new SKPaint { Color = new SKColor(255, 255, 255, 150), IsAntialias = true };
        using var dark = new SKPaint { Color = new SKColor(0, 0, 0, 110), IsAntialias = true };
        canvas.Save();
        canvas.Translate(width / 2f, height / 2f);
        canvas.RotateDegrees(Slope);
        var reach = width + height;
        var length = Draw(null, text, 0, 0, light, fonts);
        for (var (y, line) = (-reach / 2f, 0); y < reach / 2f; y += LineGap, line++)
        {
            for (var x = (-reach / 2f) - (line % 2 * length / 2); x < reach / 2f; x += length + TextSize)
            {
                Draw(canvas, text, x + 1, y + 1, dark, fonts);
                Draw(canvas, text, x, y, light, fonts);
            }
        }

        canvas.Restore();
    }

    /// <returns>The text's length; it is measured alone where there is no canvas.</returns>
    private static float Draw(SKCanvas? canvas, string text, float x, float y, SKPaint paint, DocumentFonts fonts)
    {
        var start = x;
        foreach (var character in text.EnumerateRunes())
        {
            if (fonts.For(character, FontFace.Bold) is not { } face)
            {
                continue;
            }

            using var font = new SKFont(face.Face, TextSize);
            canvas?.DrawText(character.ToString(), x, y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(character.ToString());
        }

        return x - start;
    }
}

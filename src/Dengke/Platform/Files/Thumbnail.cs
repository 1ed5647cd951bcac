using SkiaSharp;

namespace Dengke.Platform.Files;

/// <summary>A small picture of a photo that <see cref="EvidenceIntake"/> has encoded: enough to tell one from another.</summary>
public static class Thumbnail
{
    /// <summary>Pixels of both sides; a list shows it at half of that.</summary>
    private const int Side = 144;

    private const int Quality = 70;

    /// <returns>The middle square of the photo as JPEG, some 5 KB; the photo itself where it cannot be read.</returns>
    public static byte[] Of(byte[] photo)
    {
        using var data = SKData.CreateCopy(photo);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return photo;
        }

        // A JPEG is decoded at an eighth of its size at best, which costs little.
        var size = codec.GetScaledDimensions(Side / (float)Math.Min(codec.Info.Width, codec.Info.Height));
        using var pixels = SKBitmap.Decode(codec, new SKImageInfo(size.Width, size.Height));
        using var small = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (pixels is null)
        {
            return photo;
        }

        using (var canvas = new SKCanvas(small))
        using (var image = SKImage.FromBitmap(pixels))
        {
            var square = Math.Min(pixels.Width, pixels.Height);
            var middle = SKRect.Create((pixels.Width - square) / 2f, (pixels.Height - square) / 2f, square, square);
            canvas.DrawImage(image, middle, SKRect.Create(Side, Side), new SKSamplingOptions(SKFilterMode.Linear));
        }

        using var jpeg = small.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }
}

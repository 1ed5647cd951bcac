using Dengke.Photos.Pixels;
using SkiaSharp;

namespace Dengke.Photos.Files;

/// <summary>Decodes a picture upright, as sRGB, bounded, and no larger than is needed.</summary>
internal static class PictureDecoder
{
    /// <summary>Decodes <paramref name="file"/>.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="header">What <see cref="HeaderReader"/> read of it.</param>
    /// <param name="shortSide">
    /// A JPEG is decoded at the smallest of 1/8, 2/8 … 8/8 at which its shorter side is not below this; other formats are decoded whole.
    /// </param>
    /// <returns>The picture, or why it could not be decoded.</returns>
    public static (Picture? Picture, PhotoProblem? Problem) Decode(ReadOnlyMemory<byte> file, PictureHeader header, int shortSide)
    {
        using var pin = file.Pin();
        using var data = Data(file, pin);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return (null, PhotoProblems.Truncated);
        }

        var size = Scaled(codec, header, shortSide);
        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb);
        var picture = Picture.Rent(size.Width, size.Height, (double)size.Width / codec.Info.Width);
        SKCodecResult result;
        unsafe
        {
            fixed (byte* pixels = picture.Pixels)
            {
                result = codec.GetPixels(info, (nint)pixels);
            }
        }

        if (result != SKCodecResult.Success)
        {
            picture.Dispose();
            return (null, PhotoProblems.Truncated);
        }

        if (codec.Info.AlphaType != SKAlphaType.Opaque)
        {
            picture.LayOnWhite();
        }

        return (Orientation.MakeUpright(picture, header.Orientation), null);
    }

    private static unsafe SKData Data(ReadOnlyMemory<byte> file, System.Buffers.MemoryHandle pin) =>
        SKData.Create((nint)pin.Pointer, file.Length);

    private static SKSizeI Scaled(SKCodec codec, PictureHeader header, int shortSide)
    {
        var whole = codec.Info.Size;
        if (header.Format != "jpeg")
        {
            return whole;
        }

        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (Math.Min(size.Width, size.Height) >= shortSide)
            {
                return size;
            }
        }

        return whole;
    }
}

using System.Buffers.Binary;
using SkiaSharp;

namespace Dengke.Tests.Documents;

/// <summary>Photos made for the tests: a red half and a blue half, so that one sees which way is up.</summary>
internal static class SamplePhotos
{
    /// <summary>Left half red, right half blue.</summary>
    public static byte[] Jpeg(int width = 400, int height = 300) => Encode(width, height, SKEncodedImageFormat.Jpeg);

    /// <summary>Left half red, right half blue.</summary>
    public static byte[] Png(int width = 400, int height = 300) => Encode(width, height, SKEncodedImageFormat.Png);

    public static byte[] WebP() => Encode(40, 30, SKEncodedImageFormat.Webp);

    public static byte[] ClearPng()
    {
        using var picture = new SKBitmap(40, 30, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        picture.Erase(SKColors.Transparent);
        return picture.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    /// <summary>Inserts an Exif segment with that orientation, and with a text in place of a position.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation, string note)
    {
        var text = System.Text.Encoding.ASCII.GetBytes(note + "\0");
        // TIFF, big-endian, one directory: 0x010E description, 0x0112 orientation.
        byte[] tiff =
        [
            .. "MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            2,
            0x01,
            0x0E,
            0,
            2,
            0,
            0,
            0,
            (byte)text.Length,
            0,
            0,
            0,
            38,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            .. text,
        ];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(2 + 6 + tiff.Length));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. "Exif\0\0"u8, .. tiff, .. jpeg[2..]];
    }

    /// <summary>Writes other dimensions into the frame header, whose pixels the file does not have.</summary>
    public static byte[] ClaimingJpeg(ushort width, ushort height)
    {
        var jpeg = Jpeg(16, 16);
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    /// <summary>Writes other dimensions into the header chunk, with its right checksum.</summary>
    public static byte[] ClaimingPng(int width, int height)
    {
        var png = Png(16, 16);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>Inserts an animation chunk behind the header chunk.</summary>
    public static byte[] AnimatedPng()
    {
        var png = Png(16, 16);
        byte[] chunk = [.. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0];
        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, System.IO.Hashing.Crc32.HashToUInt32(chunk));
        return [.. png[..33], 0, 0, 0, 8, .. chunk, .. sum, .. png[33..]];
    }

    public static SKBitmap Decode(byte[] jpeg) => SKBitmap.Decode(jpeg);

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(picture))
        {
            using var blue = new SKPaint { Color = SKColors.Blue };
            canvas.Clear(SKColors.Red);
            canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        }

        return picture.Encode(format, 90).ToArray();
    }
}

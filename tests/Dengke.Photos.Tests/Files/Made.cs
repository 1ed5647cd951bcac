using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Dengke.Photos.Tests.Files;

/// <summary>Pictures made for one test.</summary>
internal static class Made
{
    /// <summary>A file of the fixtures.</summary>
    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    /// <summary>A picture drawn by <paramref name="draw"/>.</summary>
    public static byte[] Picture(
        int width,
        int height,
        SKEncodedImageFormat format,
        Action<SKCanvas>? draw = null,
        int quality = 90
    )
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(100, 197, 255));
        draw?.Invoke(canvas);
        canvas.Flush();
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>A JPEG whose left upper quarter is red, so that one sees how it was turned.</summary>
    public static byte[] RedCorner(int width, int height) =>
        Picture(
            width,
            height,
            SKEncodedImageFormat.Jpeg,
            canvas =>
            {
                using var paint = new SKPaint { Color = SKColors.Red };
                canvas.DrawRect(0, 0, width / 2f, height / 2f, paint);
            }
        );

    /// <summary>The one real portrait, so many times 512 pixels wide.</summary>
    public static byte[] Enlarged(int times) => Portraits((0, 0, 512 * times));

    /// <summary>The portrait several times in one picture, each at a place and as wide as is said.</summary>
    public static byte[] Portraits(params (int X, int Y, int Side)[] places)
    {
        using var portrait = SKImage.FromEncodedData(Fixture("astronaut.jpg"));
        return Picture(
            places.Max(p => p.X + p.Side),
            places.Max(p => p.Y + p.Side),
            SKEncodedImageFormat.Jpeg,
            canvas =>
            {
                foreach (var (x, y, side) in places)
                {
                    canvas.DrawImage(portrait, SKRect.Create(x, y, side, side), new SKSamplingOptions(SKCubicResampler.Mitchell));
                }
            }
        );
    }

    /// <summary>What a report says of one rule.</summary>
    public static Verdict Of(PhotoReport report, string rule) => report.Findings.Single(f => f.Rule == rule).Verdict;

    /// <summary>The JPEG with an EXIF block behind its first marker.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation, bool location = false)
    {
        List<(ushort Tag, ushort Value)> entries = [(0x0112, orientation)];
        if (location)
        {
            entries.Add((0x8825, 26));
        }

        var tiff = new byte[8 + 2 + (12 * entries.Count) + 4];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(8), (ushort)entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            var at = tiff.AsSpan(10 + (12 * i));
            BinaryPrimitives.WriteUInt16LittleEndian(at, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(at[2..], 3);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], 1);
            BinaryPrimitives.WriteUInt16LittleEndian(at[8..], entries[i].Value);
        }

        var block = new byte[4 + 6 + tiff.Length];
        (block[0], block[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(2), (ushort)(block.Length - 2));
        "Exif\0\0"u8.CopyTo(block.AsSpan(4));
        tiff.CopyTo(block, 10);
        return [.. jpeg[..2], .. block, .. jpeg[2..]];
    }

    /// <summary>A PNG of one colour with the depth and colour type asked for, and further chunks before its pixels.</summary>
    public static byte[] Png(
        uint width,
        uint height,
        byte depth,
        byte colourType,
        byte[] rows,
        params (string Kind, byte[] Body)[] chunks
    )
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(rows);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colourType);
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", header),
            .. chunks.SelectMany(c => Chunk(c.Kind, c.Body)),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string kind, byte[] body)
    {
        byte[] named = [.. kind.Select(c => (byte)c), .. body];
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)body.Length);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, System.IO.Hashing.Crc32.HashToUInt32(named));
        return [.. length, .. named, .. check];
    }
}

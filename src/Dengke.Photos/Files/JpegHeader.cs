using System.Buffers.Binary;

namespace Dengke.Photos.Files;

/// <summary>Reads a JPEG's markers up to its pixels (ITU-T T.81 annex B, JFIF, EXIF, Adobe's APP14).</summary>
internal static class JpegHeader
{
    // ITU-T T.81 table K.1 in zigzag order: what encoders scale by their quality factor.
    private static ReadOnlySpan<byte> StandardLuminance =>
        [
            16,
            11,
            12,
            14,
            12,
            10,
            16,
            14,
            13,
            14,
            18,
            17,
            16,
            19,
            24,
            40,
            26,
            24,
            22,
            22,
            24,
            49,
            35,
            37,
            29,
            40,
            58,
            51,
            61,
            60,
            57,
            51,
            56,
            55,
            64,
            72,
            92,
            78,
            64,
            68,
            87,
            69,
            55,
            56,
            80,
            109,
            81,
            87,
            95,
            98,
            103,
            104,
            103,
            62,
            77,
            113,
            121,
            112,
            100,
            120,
            92,
            101,
            103,
            99,
        ];

    /// <summary>Null if the markers end before the frame is described.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        PictureHeader? frame = null;
        double? dpi = null;
        int? quality = null;
        var exif = default(Exif);
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker == 0xD9 || length < 2 || at + 2 + length > file.Length)
            {
                break;
            }

            var body = file.Slice(at + 4, length - 2);
            switch (marker)
            {
                case 0xE0 when body.StartsWith("JFIF\0"u8) && body.Length >= 12:
                    dpi = Density(body);
                    break;
                case 0xE1 when body.StartsWith("Exif\0\0"u8):
                    exif = Exif.Read(body[6..]);
                    break;
                case 0xDB:
                    quality ??= Quality(body);
                    break;
                case 0xC0
                or 0xC1
                or 0xC2
                or 0xC3
                or (>= 0xC5 and <= 0xC7)
                or (>= 0xC9 and <= 0xCB)
                or (>= 0xCD and <= 0xCF) when body.Length >= 6:
                    frame = new(
                        "jpeg",
                        BinaryPrimitives.ReadUInt16BigEndian(body[3..]),
                        BinaryPrimitives.ReadUInt16BigEndian(body[1..]),
                        file.Length
                    )
                    {
                        BitsPerPixel = body[0] * body[5],
                        IsCmyk = body[5] == 4,
                    };
                    break;
            }

            if (marker == 0xDA)
            {
                break;
            }

            at += 2 + length;
        }

        return frame is null
            ? null
            : frame with
            {
                Dpi = dpi ?? exif.Dpi,
                JpegQuality = quality,
                Orientation = exif.Orientation is >= 1 and <= 8 ? exif.Orientation : 1,
                HasLocation = exif.HasLocation,
            };
    }

    /// <summary>JFIF units: 1 is inches, 2 centimetres, 0 none (then the two numbers are a ratio).</summary>
    private static double? Density(ReadOnlySpan<byte> body)
    {
        var density = BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
        return density == 0
            ? null
            : body[7] switch
            {
                1 => density,
                2 => density * 2.54,
                _ => null,
            };
    }

    /// <summary>The factor by which the Independent JPEG Group's encoder would have scaled the standard table to get this one.</summary>
    private static int? Quality(ReadOnlySpan<byte> body)
    {
        if (body.Length < 65 || (body[0] & 0x0F) != 0)
        {
            return null;
        }

        var wide = body[0] >> 4 != 0;
        if (wide && body.Length < 129)
        {
            return null;
        }

        double sum = 0;
        for (var i = 0; i < 64; i++)
        {
            var step = wide ? BinaryPrimitives.ReadUInt16BigEndian(body[(1 + (2 * i))..]) : body[1 + i];
            sum += 100.0 * step / StandardLuminance[i];
        }

        var scale = sum / 64;
        return (int)Math.Clamp(Math.Round(scale <= 100 ? (200 - scale) / 2 : 5000 / scale), 1, 100);
    }
}

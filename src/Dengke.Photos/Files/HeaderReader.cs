using System.Buffers.Binary;
using System.Text;

namespace Dengke.Photos.Files;

/// <summary>Tells by its content what a file is.</summary>
public static class HeaderReader
{
    /// <summary>Reads what <paramref name="file"/> says of itself, within the limits of <see cref="PictureLimits"/>.</summary>
    /// <returns>The header, or why the file cannot be judged; never both, never neither.</returns>
    public static (PictureHeader? Header, PhotoProblem? Problem) Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return (null, PhotoProblems.Empty);
        }

        if (file.Length > PictureLimits.MaxBytes)
        {
            return (null, PhotoProblems.TooLarge);
        }

        var header = file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => JpegHeader.Read(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngHeader.Read(file),
            _ => Other(file),
        };
        if (header is null)
        {
            return (
                null,
                Name(file) is { } name ? PhotoProblems.WrongKind(name)
                : LooksLikePicture(file) ? PhotoProblems.Truncated
                : PhotoProblems.NotAPicture
            );
        }

        if (header.Width < 1 || header.Height < 1)
        {
            return (null, PhotoProblems.Truncated);
        }

        return (long)header.Width * header.Height > PictureLimits.MaxPixels
                ? (header, PhotoProblems.TooManyPixels(header.Width, header.Height))
            : Math.Min(header.Width, header.Height) < PictureLimits.MinSide
                ? (header, PhotoProblems.TooFewPixels(header.Width, header.Height))
            : (header, null);
    }

    private static bool LooksLikePicture(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, ..] or [0x89, (byte)'P', ..];

    private static PictureHeader? Other(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("GIF8"u8) && file.Length >= 13)
        {
            return new(
                "gif",
                BinaryPrimitives.ReadUInt16LittleEndian(file[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(file[8..]),
                file.Length
            )
            {
                BitsPerPixel = 8,
                IsAnimated = file.IndexOf("NETSCAPE2.0"u8) >= 0,
            };
        }

        if (file.StartsWith("BM"u8) && file.Length >= 30)
        {
            var height = BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
            return new(
                "bmp",
                BinaryPrimitives.ReadInt32LittleEndian(file[18..]),
                height == int.MinValue ? 0 : Math.Abs(height),
                file.Length
            )
            {
                BitsPerPixel = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]),
            };
        }

        return file.StartsWith("RIFF"u8) && file.Length >= 30 && file[8..].StartsWith("WEBP"u8) ? WebP(file) : null;
    }

    private static PictureHeader? WebP(ReadOnlySpan<byte> file)
    {
        var body = file[20..];
        return Encoding.ASCII.GetString(file[12..16]) switch
        {
            "VP8 " => new(
                "webp",
                BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF,
                file.Length
            )
            {
                BitsPerPixel = 24,
            },
            "VP8L" when BinaryPrimitives.ReadUInt32LittleEndian(body[1..]) is var bits => new(
                "webp",
                (int)(bits & 0x3FFF) + 1,
                (int)((bits >> 14) & 0x3FFF) + 1,
                file.Length
            )
            {
                BitsPerPixel = 32,
            },
            "VP8X" => new("webp", Int24(body[4..]) + 1, Int24(body[7..]) + 1, file.Length)
            {
                BitsPerPixel = (body[0] & 0x10) != 0 ? 32 : 24,
                IsAnimated = (body[0] & 0x02) != 0,
            },
            _ => null,
        };
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>What people call the formats that are sent by mistake.</summary>
    private static string? Name(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF"u8) ? "PDF"
        : file.StartsWith("PK\x03\x04"u8) ? "ZIP/Office"
        : file.StartsWith("MZ"u8) ? "EXE"
        : file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) ? "TIFF/RAW"
        : file.Length >= 12 && file[4..].StartsWith("ftyp"u8) ? (file[8..].StartsWith("avif"u8) ? "AVIF" : "HEIC/MP4")
        : file.TrimStart(" \t\r\n\xEF\xBB\xBF"u8) is var text && (text.StartsWith("<svg"u8) || text.StartsWith("<?xml"u8))
            ? "SVG/XML"
        : text.StartsWith("<"u8) ? "HTML"
        : null;
}

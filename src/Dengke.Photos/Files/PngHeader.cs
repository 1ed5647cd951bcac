using System.Buffers.Binary;

namespace Dengke.Photos.Files;

/// <summary>Reads a PNG's chunks up to its pixels (ISO/IEC 15948).</summary>
internal static class PngHeader
{
    private const double MetresPerInch = 0.0254;

    /// <summary>Null if the file ends before its header chunk.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        PictureHeader? header = null;
        var at = 8;
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                break;
            }

            var kind = file.Slice(at + 4, 4);
            var body = file.Slice(at + 8, (int)length);
            if (kind.SequenceEqual("IHDR"u8) && length >= 13)
            {
                var width = BinaryPrimitives.ReadUInt32BigEndian(body);
                var height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
                header = new("png", (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), file.Length)
                {
                    BitsPerPixel = body[8] * Channels(body[9]),
                };
            }
            else if (header is not null && kind.SequenceEqual("pHYs"u8) && length >= 9 && body[8] == 1)
            {
                header = header with { Dpi = BinaryPrimitives.ReadUInt32BigEndian(body) * MetresPerInch };
            }
            else if (header is not null && kind.SequenceEqual("eXIf"u8))
            {
                var exif = Exif.Read(body);
                header = header with
                {
                    HasLocation = exif.HasLocation,
                    Orientation = exif.Orientation is >= 1 and <= 8 ? exif.Orientation : 1,
                };
            }
            else if (header is not null && kind.SequenceEqual("acTL"u8))
            {
                header = header with { IsAnimated = true };
            }
            else if (kind.SequenceEqual("IDAT"u8))
            {
                break;
            }

            at += 12 + (int)length;
        }

        return header;
    }

    private static int Channels(byte colourType) =>
        colourType switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
}

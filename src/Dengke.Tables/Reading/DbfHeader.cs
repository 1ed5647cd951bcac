using System.Buffers.Binary;
using System.Text;

namespace Dengke.Tables.Reading;

/// <summary>One field of a DBF file.</summary>
/// <param name="Name">Up to ten characters.</param>
/// <param name="Type">C, N, D, L and so on.</param>
/// <param name="Offset">Where it begins in a record, after the deletion flag.</param>
/// <param name="Width">In bytes.</param>
internal sealed record DbfField(string Name, char Type, int Offset, int Width);

/// <summary>A DBF header: dBase III and IV, FoxPro. The layout is that of the dBase file format, level 5 and FoxPro's additions.</summary>
internal sealed record DbfHeader(int Records, int HeaderLength, int RecordLength, IReadOnlyList<DbfField> Fields)
{
    private const int Fixed = 32;
    private const int FieldLength = 32;
    private const int NameLength = 11;
    private const byte Terminator = 0x0D;

    /// <summary>FoxPro puts the path of its database container behind the fields.</summary>
    private const int FoxProBacklink = 263;

    private static ReadOnlySpan<byte> Versions =>
        [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8C, 0xCB, 0xF5, 0xFB];

    public static bool LooksLikeOne(ReadOnlySpan<byte> head)
    {
        if (head.Length < Fixed + FieldLength || !Versions.Contains(head[0]) || head[2] > 12 || head[3] > 31)
        {
            return false;
        }

        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        var first = head.Slice(Fixed, FieldLength);
        return (headerLength % FieldLength is 0 or 1 || (headerLength - FoxProBacklink) % FieldLength is 0 or 1)
            && first[..NameLength].Contains((byte)0)
            && first[0] > ' '
            && char.IsAsciiLetterOrDigit((char)first[NameLength]);
    }

    /// <summary>Null where the bytes are no header.</summary>
    public static DbfHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Fixed + FieldLength)
        {
            return null;
        }

        var fields = new List<DbfField>();
        var offset = 1;
        for (var at = Fixed; at + FieldLength <= bytes.Length && bytes[at] != Terminator; at += FieldLength)
        {
            var descriptor = bytes.Slice(at, FieldLength);
            var type = char.ToUpperInvariant((char)descriptor[NameLength]);

            // Clipper keeps the upper byte of a long character field where others keep decimals.
            var width = type == 'C' ? descriptor[16] | (descriptor[17] << 8) : descriptor[16];
            fields.Add(new DbfField(Name(descriptor), type, offset, width));
            offset += width;
        }

        var header = new DbfHeader(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
            fields
        );
        var isSound = header.Records >= 0 && header.HeaderLength > Fixed && fields.Count > 0 && offset <= header.RecordLength;
        return isSound ? header : null;
    }

    private static string Name(ReadOnlySpan<byte> descriptor)
    {
        var name = descriptor[..NameLength];
        var end = name.IndexOf((byte)0);
        return TextEncodings.Gb18030.GetString(end < 0 ? name : name[..end]).Trim();
    }
}

using System.Text;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Writing;

/// <summary>Encodes one value into a field of fixed width.</summary>
internal static class DbfText
{
    /// <summary>Geta mark, which stands for a character that cannot be set.</summary>
    private static ReadOnlySpan<byte> Geta => [0xA1, 0xFE];

    /// <summary>Fills <paramref name="field"/>, padded with spaces; says what could not be written.</summary>
    public static (bool TooWide, bool NotEncodable) Write(ReadOnlySpan<char> value, DbfEncoding encoding, Span<byte> field)
    {
        Span<byte> encoded = stackalloc byte[4];
        var (at, lost) = (0, false);
        field.Fill((byte)' ');
        foreach (var rune in value.EnumerateRunes())
        {
            var bytes = Encode(rune, encoding, encoded);
            lost |= bytes.IsEmpty;
            bytes = bytes.IsEmpty ? Geta : bytes;
            if (at + bytes.Length > field.Length)
            {
                return (true, lost);
            }

            bytes.CopyTo(field[at..]);
            at += bytes.Length;
        }

        return (false, lost);
    }

    /// <summary>The bytes of one character, none where the encoding lacks it. GBK is the part of GB18030 with one or two bytes.</summary>
    internal static ReadOnlySpan<byte> Encode(Rune rune, DbfEncoding encoding, Span<byte> buffer)
    {
        if (rune.Value < 0x80)
        {
            buffer[0] = (byte)(rune.Value < ' ' ? ' ' : rune.Value);
            return buffer[..1];
        }

        if (rune == Rune.ReplacementChar)
        {
            return [];
        }

        Span<char> chars = stackalloc char[2];
        var count = rune.EncodeToUtf16(chars);
        var length = TextEncodings.Gb18030.GetBytes(chars[..count], buffer);
        return length > 2 && encoding == DbfEncoding.Gbk ? [] : buffer[..length];
    }
}

using System.Text;

namespace Dengke.Tables.Reconciliation;

/// <summary>One field of a CSV row: taking its quotes off, and writing it with them where they are needed.</summary>
internal static class CsvField
{
    /// <summary>The value's bytes. They lie in the row itself, or in <paramref name="scratch"/> where doubled quotes had to go.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> field, ref byte[] scratch)
    {
        if (field.IsEmpty || field[0] != (byte)'"')
        {
            return field;
        }

        var inner = field[1..];
        var quote = inner.IndexOf((byte)'"');
        if (quote == inner.Length - 1)
        {
            return inner[..quote];
        }

        if (quote < 0)
        {
            return inner;
        }

        if (scratch.Length < inner.Length)
        {
            scratch = new byte[Math.Max(256, inner.Length * 2)];
        }

        return scratch.AsSpan(0, Unquote(inner, scratch));
    }

    public static string Text(ReadOnlySpan<byte> field, ref byte[] scratch) => Encoding.UTF8.GetString(Value(field, ref scratch));

    /// <summary>Whether a value has to stand in quotes.</summary>
    public static bool NeedsQuotes(ReadOnlySpan<byte> value) => value.IndexOfAny(",\"\r\n"u8) >= 0;

    /// <summary>What stands behind the closing quote, which RFC 4180 does not allow, is kept as it is.</summary>
    private static int Unquote(ReadOnlySpan<byte> inner, Span<byte> value)
    {
        var length = 0;
        while (true)
        {
            var quote = inner.IndexOf((byte)'"');
            var upTo = quote < 0 ? inner.Length : quote;
            inner[..upTo].CopyTo(value[length..]);
            length += upTo;
            if (quote < 0)
            {
                return length;
            }

            if (quote + 1 >= inner.Length || inner[quote + 1] != (byte)'"')
            {
                inner[(quote + 1)..].CopyTo(value[length..]);
                return length + inner.Length - quote - 1;
            }

            value[length++] = (byte)'"';
            inner = inner[(quote + 2)..];
        }
    }
}

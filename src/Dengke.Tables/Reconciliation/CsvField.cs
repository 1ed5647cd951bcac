using System.Text;
using Dengke.Tables.Writing;

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

    /// <summary>The value as <see cref="Reading.SpreadsheetText"/> leaves it: a store that was spilled has been through that already.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> field, RowLayout layout, ref byte[] scratch)
    {
        var value = Value(field, ref scratch);
        return layout.IsSpilled || value.Length < 2 || value[0] is not ((byte)'\'' or (byte)'=') ? value : Unwrapped(value);
    }

    /// <summary>Whether a value has to stand in quotes.</summary>
    public static bool NeedsQuotes(ReadOnlySpan<byte> value) => value.IndexOfAny(",\"\r\n"u8) >= 0;

    /// <summary>As <see cref="Reading.SpreadsheetText.Unwrap"/>.</summary>
    private static ReadOnlySpan<byte> Unwrapped(ReadOnlySpan<byte> value)
    {
        if (value[0] == (byte)'=')
        {
            return value.Length > 2 && value[1] == (byte)'"' && value[^1] == (byte)'"' ? value[2..^1] : value;
        }

        Rune.DecodeFromUtf8(value[1..], out var second, out _);
        return second.IsBmp && (char.IsAsciiDigit((char)second.Value) || FormulaGuard.IsFormulaStart((char)second.Value))
            ? value[1..]
            : value;
    }

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

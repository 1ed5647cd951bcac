using System.Buffers;

namespace Dengke.Domain.Records;

/// <summary>
/// The damage that characters take on their way through spreadsheets and input methods: full-width forms (U+FF01–U+FF5E),
/// spaces of every kind, and what cannot be seen (zero-width characters, byte order marks, variation selectors, controls;
/// domain facts 3.4). None of it carries meaning in a record.
/// </summary>
internal static class Characters
{
    private static readonly SearchValues<char> DigitsAndCapitals = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Whether folding a code text would change nothing: only ASCII digits and capitals.</summary>
    public static bool IsPlainCode(ReadOnlySpan<char> value) => !value.ContainsAnyExcept(DigitsAndCapitals);

    /// <summary>Whether the character is plainly part of the text, so that no other question about it need be asked.</summary>
    public static bool IsOrdinary(char c) => c is > ' ' and < '\u007F' or > '\u3000' and < '\uD800';

    public static bool IsFullWidth(char c) => c is >= '\uFF01' and <= '\uFF5E';

    /// <summary>The text with every full-width character as its half-width one.</summary>
    public static string HalfWidth(string text) => string.Concat(text.Select(HalfWidth));

    public static char HalfWidth(char c) => IsFullWidth(c) ? (char)(c - 0xFEE0) : c;

    /// <summary>How many UTF-16 units of invisible matter stand at the start of <paramref name="rest"/>: 0, 1 or 2.</summary>
    public static int InvisibleLength(ReadOnlySpan<char> rest) =>
        rest[0] switch
        {
            '\u00AD' or '\u061C' or '\u180E' or '\uFEFF' => 1,
            >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2069' => 1,
            >= '\uFE00' and <= '\uFE0F' => 1,
            // The variation selectors supplement, U+E0100–U+E01EF: ideographic variation sequences.
            '\uDB40' when rest.Length > 1 && rest[1] is >= '\uDD00' and <= '\uDDEF' => 2,
            var c when char.IsControl(c) && !char.IsWhiteSpace(c) => 1,
            _ => 0,
        };

    /// <summary>Writes <paramref name="value"/> half-width, without spaces and invisible characters; the result is never longer.</summary>
    public static int Compact(ReadOnlySpan<char> value, Span<char> destination) =>
        Clean(value, destination, keepInnerSpaces: false);

    /// <summary>As <see cref="Compact"/>, but keeps spaces between characters, each as U+0020.</summary>
    public static int Trim(ReadOnlySpan<char> value, Span<char> destination) => Clean(value, destination, keepInnerSpaces: true);

    public static void ToUpperAscii(Span<char> value)
    {
        foreach (ref var c in value)
        {
            if (char.IsAsciiLetterLower(c))
            {
                c = (char)(c - 0x20);
            }
        }
    }

    private static int Clean(ReadOnlySpan<char> value, Span<char> destination, bool keepInnerSpaces)
    {
        var written = 0;
        var end = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (!IsOrdinary(c))
            {
                if (char.IsWhiteSpace(c))
                {
                    if (keepInnerSpaces && written > 0)
                    {
                        destination[written++] = ' ';
                    }

                    continue;
                }

                if (InvisibleLength(value[i..]) is > 0 and var skipped)
                {
                    i += skipped - 1;
                    continue;
                }
            }

            destination[written++] = HalfWidth(c);
            end = written;
        }

        return end;
    }
}

using System.Text;

namespace Dengke.Platform.Documents;

/// <summary>
/// Where Chinese text may be broken: between any two Chinese characters and at spaces, not within a word or number, with
/// closing marks kept off the start of a line and opening ones off its end (after JIS X 4051 and CLREQ, kept simple).
/// </summary>
internal static class LineBreaks
{
    private const string NotAtStart = "，。、；：？！）》」』】〕”’…—,.;:?!)]}%·";
    private const string NotAtEnd = "（《「『【〔“‘([{";

    /// <summary>The lines of a text, without their outer spaces; at least one, which may be empty.</summary>
    /// <param name="widthOf">Of one character, in the unit of <paramref name="width"/>.</param>
    public static IEnumerable<string> Lines(string text, float width, Func<Rune, float> widthOf, float indent = 0) =>
        text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => Wrap([.. line.EnumerateRunes()], width, widthOf, indent));

    private static IEnumerable<string> Wrap(Rune[] text, float width, Func<Rune, float> widthOf, float indent)
    {
        var start = 0;
        var room = width - indent;
        var mayBreak = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i > start && MayBreak(text[i - 1], text[i]))
            {
                mayBreak = i;
            }

            room -= widthOf(text[i]);
            // A space that does not fit ends the line unseen. 0.01: widths are sums of fractions.
            while (room < -0.01f && i > start && text[i] != new Rune(' '))
            {
                // A word longer than the line is cut where the line ends.
                var end = mayBreak > start ? mayBreak : i;
                yield return Join(text.AsSpan(start..end));
                start = end;
                room = width - text[start..(i + 1)].Sum(widthOf);
            }
        }

        yield return Join(text.AsSpan(start..));
    }

    private static bool MayBreak(Rune before, Rune after) =>
        !NotAtStart.Contains(after.ToString(), StringComparison.Ordinal)
        && !NotAtEnd.Contains(before.ToString(), StringComparison.Ordinal)
        && (Rune.IsWhiteSpace(before) || IsWide(before) || IsWide(after));

    /// <summary>CJK punctuation, kana, Han, full-width forms, private use and everything beyond the first plane.</summary>
    private static bool IsWide(Rune character) => character.Value >= 0x2E80;

    private static string Join(ReadOnlySpan<Rune> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            line.Append(character.ToString());
        }

        return line.ToString().Trim(' ');
    }
}

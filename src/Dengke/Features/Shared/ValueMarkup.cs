using System.Text;
using System.Text.Encodings.Web;
using Dengke.Domain.Records;
using Microsoft.AspNetCore.Html;

namespace Dengke.Features.Shared;

/// <summary>
/// A value as HTML: the part in which it differs from the other source marked, and characters that are easily mistaken or not seen at
/// all (outside the common ideographs, private-use, invisible) to be enlarged with their code point on a tap.
/// </summary>
public static class ValueMarkup
{
    /// <summary>As below, both values written as people write the field.</summary>
    public static IHtmlContent Of(RecordField field, string? value, string? other, string blank) =>
        Of(FieldText.Show(field, value), FieldText.Show(field, other), blank);

    /// <param name="value">The value to show.</param>
    /// <param name="other">The other source's; null where nothing is to be compared.</param>
    public static IHtmlContent Of(string? value, string? other, string blank)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new HtmlString($"<span class=\"blank\">{HtmlEncoder.Default.Encode(blank)}</span>");
        }

        var runes = value.EnumerateRunes().ToArray();
        var (start, end) = other is null ? (runes.Length, runes.Length) : DifferingPart(runes, [.. other.EnumerateRunes()]);
        var html = new StringBuilder();
        for (var i = 0; i < runes.Length; i++)
        {
            if (i == start && start < end)
            {
                html.Append("<mark class=\"ch\">");
            }

            Append(html, runes[i]);
            if (i == end - 1 && start < end)
            {
                html.Append("</mark>");
            }
        }

        return new HtmlString(html.ToString());
    }

    /// <summary>The part of <paramref name="value"/> between what both have at their beginnings and at their ends.</summary>
    internal static (int Start, int End) DifferingPart(ReadOnlySpan<Rune> value, ReadOnlySpan<Rune> other)
    {
        var start = value.CommonPrefixLength(other);
        var end = value.Length;
        for (var theirs = other.Length; end > start && theirs > start && value[end - 1] == other[theirs - 1]; theirs--)
        {
            end--;
        }

        return (start, end);
    }

    private static void Append(StringBuilder html, Rune rune)
    {
        var encoded = HtmlEncoder.Default.Encode(rune.ToString());
        if (!IsRare(rune))
        {
            html.Append(encoded);
            return;
        }

        var shown = IsInvisible(rune) ? "␣" : encoded;
        html.Append($"<details class=\"rare\"><summary>{shown}</summary><div class=\"rare-card\"><b>{shown}</b>")
            .Append($"<span class=\"code\">U+{rune.Value:X4}</span></div></details>");
    }

    private static bool IsRare(Rune rune) =>
        IsInvisible(rune)
        || rune.Value is (>= 0x2010 and < 0x3000) or (>= 0x3007 and < 0x4E00) or (> 0x9FA5 and < 0xFF01) or > 0xFFEF;

    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x00A0 or (>= 0x2000 and <= 0x200F) or 0x202F or 0x3000 or 0xFEFF or (>= 0xFE00 and <= 0xFE0F);
}

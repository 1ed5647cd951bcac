using Dengke.Domain.Kernel;

namespace Dengke.Platform.Documents.Templates;

/// <summary>What a filled-in template says.</summary>
public sealed record LaidOut(string Title, IReadOnlyList<PdfBlock> Blocks);

/// <summary>
/// Reads the lines of a filled-in template. A line's first character says what it is: <c># </c> the title, <c>## </c> and <c>### </c>
/// counted headings, <c>@ </c> a paragraph that is not indented (whom it is addressed to), <c>+ </c> a counted item, <c>- </c> an item
/// with a dash, <c>| a | b |</c> a table's row of which the first is the header, <c>&amp; </c> an attachment, <c>&gt; </c> the issuer and
/// then the date below the text. Any other line is a paragraph; blank lines mean nothing.
/// </summary>
internal static class TemplateLayout
{
    private const string Title = "# ";

    public static bool HasTitle(string text) =>
        text.Split('\n').Any(l => l.TrimStart().StartsWith(Title, StringComparison.Ordinal));

    public static Outcome<LaidOut> Read(string text)
    {
        var lines = text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var title = lines.Find(l => l.StartsWith(Title, StringComparison.Ordinal));
        if (title is null)
        {
            return Failure.Refused("template_failed", "模板的结果中没有标题。", "The template's result has no title.");
        }

        List<PdfBlock> blocks = [];
        for (var i = 0; i < lines.Count; )
        {
            var sign = SignOf(lines[i]);
            var run = 1;
            while (sign is "+ " or "- " or "|" or "& " or "> " && i + run < lines.Count && SignOf(lines[i + run]) == sign)
            {
                run++;
            }

            if (BlockOf(sign, [.. lines.Skip(i).Take(run).Select(l => l[sign.Length..].Trim())]) is { } block)
            {
                blocks.Add(block);
            }

            i += run;
        }

        return new LaidOut(ValueMasks.Show(title[Title.Length..].Trim()), blocks);
    }

    private static string SignOf(string line) =>
        new[] { "### ", "## ", Title, "@ ", "+ ", "- ", "|", "& ", "> " }.FirstOrDefault(s =>
            line.StartsWith(s, StringComparison.Ordinal)
        ) ?? "";

    private static PdfBlock? BlockOf(string sign, IReadOnlyList<string> lines)
    {
        if (sign == "|")
        {
            return TableOf(lines);
        }

        string[] shown = [.. lines.Select(ValueMasks.Show)];
        return sign switch
        {
            Title => null,
            "## " => new Heading(shown[0]) { Numbered = true },
            "### " => new Heading(shown[0]) { Numbered = true, Level = 2 },
            "@ " => new Paragraph(shown[0]) { Indented = false },
            "+ " => new Listing(shown),
            "- " => new Listing(shown) { Ordered = false },
            "& " => new AttachmentList(shown),
            "> " => new SignOff(shown[0], shown.Length > 1 ? shown[1] : ""),
            _ => new Paragraph(shown[0]),
        };
    }

    private static Table TableOf(IReadOnlyList<string> lines)
    {
        var rows = lines.Select(Cells).ToList();
        return new Table(ColumnWidths.Of(rows[0], [.. rows.Skip(1)]), [.. rows.Skip(1)]);
    }

    private static string[] Cells(string line) =>
        [.. (line.EndsWith('|') ? line[..^1] : line).Split('|').Select(c => ValueMasks.Show(c.Trim()))];
}

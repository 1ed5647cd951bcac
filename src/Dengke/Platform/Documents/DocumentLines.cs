namespace Dengke.Platform.Documents;

/// <summary>One line of a document's text.</summary>
/// <param name="Section">The heading of the first level under which it stands, number included; empty above the first.</param>
/// <param name="Text">A paragraph, an item, or a table's row with its cells set apart by ｜.</param>
public sealed record DocumentLine(string Section, string Text);

/// <summary>
/// What a document says as lines of text, the same whatever it is written as: by them two versions are compared, and by them it is told
/// whether a new one would say anything else.
/// </summary>
public static class DocumentLines
{
    /// <summary>Between the cells of a row.</summary>
    public const string Bar = " ｜ ";

    public static IReadOnlyList<DocumentLine> Of(PdfContent content)
    {
        List<DocumentLine> lines = [];
        var numbers = new HeadingNumbers();
        var section = "";
        string?[] head = [content.Mark, content.Letterhead?.Issuer, content.Letterhead?.Number, content.Title, content.Subtitle];
        Add(head.OfType<string>());
        foreach (var block in content.Blocks)
        {
            if (block is Heading heading)
            {
                var text = numbers.Next(heading) + heading.Text;
                section = heading.Level == 1 ? text : section;
                Add([text]);
            }
            else
            {
                Add(TextOf(block));
            }
        }

        return lines;

        void Add(IEnumerable<string> texts) =>
            lines.AddRange(texts.Where(t => t.Length > 0).Select(t => new DocumentLine(section, t)));
    }

    /// <summary>The whole as plain text, a line each.</summary>
    public static string Text(PdfContent content) => string.Join('\n', Of(content).Select(l => l.Text));

    /// <summary>A list's number or dash before each item.</summary>
    internal static string Sign(Listing list, int index) => list.Ordered ? $"{index + 1}. " : "– ";

    /// <summary>An attachment's number; none where there is but one.</summary>
    internal static string Sign(AttachmentList list, int index) => list.Titles.Count == 1 ? "" : $"{index + 1}. ";

    private static IEnumerable<string> TextOf(PdfBlock block) =>
        block switch
        {
            Paragraph paragraph => paragraph.Text.Split('\n'),
            Listing list => list.Items.SelectMany((item, i) => (Sign(list, i) + item).Split('\n')),
            KeyValues pairs => pairs.Items.Select(p => $"{p.Label}: {p.Value}"),
            Table table =>
            [
                string.Join(Bar, table.Columns.Select(c => c.Title)),
                .. table.Rows.Count == 0 ? [table.Empty] : table.Rows.Select(r => Row(table, r)),
            ],
            AttachmentList attachments => attachments.Titles.Select(
                (t, i) => $"{(i == 0 ? "附件：" : "")}{Sign(attachments, i)}{t}"
            ),
            SignOff off => [off.Issuer, off.Date],
            SignatureRow row => row.Seal is null ? row.Labels : [.. row.Labels, row.Seal],
            QrBlock code => code.Caption.Split('\n'),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Not a block that has text."),
        };

    /// <summary>Rows to be filled in by hand say nothing.</summary>
    private static string Row(Table table, IReadOnlyList<string> row) =>
        row.All(c => c.Length == 0)
            ? ""
            : string.Join(Bar, table.Columns.Select((_, i) => i < row.Count ? row[i].ReplaceLineEndings(" ") : ""));
}

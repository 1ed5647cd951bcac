using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Dengke.Platform.Documents;

/// <summary>Turns blocks into what a Word document's body holds.</summary>
/// <param name="width">Of the text, in points.</param>
internal sealed class DocxBlocks(PaperStyle style, float width)
{
    private readonly DocxTables tables = new(width);

    /// <summary>Counted lists so far, each of which Word counts anew.</summary>
    public int Lists { get; private set; }

    public IEnumerable<OpenXmlElement> Of(PdfContent content)
    {
        List<OpenXmlElement> body = [];
        Add("Mark", content.Mark);
        Add("Letterhead", content.Letterhead?.Issuer);
        if (content.Letterhead is { } letterhead)
        {
            Add("LetterheadNumber", letterhead.Number ?? "");
        }

        Add("Title", content.Title);
        Add("Subtitle", content.Subtitle);
        body.AddRange(content.Blocks.SelectMany(Of));

        // Word wants a paragraph behind a table.
        if (content.Blocks is [.., Table or KeyValues or SignatureRow])
        {
            body.Add(Line("TableText", ""));
        }

        return body;

        void Add(string look, string? text)
        {
            if (text is not null)
            {
                body.Add(Line(look, text));
            }
        }
    }

    private IEnumerable<OpenXmlElement> Of(PdfBlock block) =>
        block switch
        {
            Heading heading => [Of(heading)],
            Paragraph paragraph => paragraph.Text.Split('\n').Select(t => Line(paragraph.Indented ? "BodyText" : "Addressee", t)),
            Listing list => Of(list),
            AttachmentList attachments => attachments.Titles.SelectMany((t, i) => Of(attachments, t, i)),
            SignOff off => Of(off),
            Table table => [tables.Of(table), Line("TableText", "")],
            KeyValues pairs => [tables.Of(pairs), Line("TableText", "")],
            SignatureRow row => [tables.Of(row)],
            QrBlock code => code.Caption.Split('\n').Select(t => Line("BodyText", t)),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Not a block that can be written."),
        };

    internal static W.Paragraph Line(string look, string text, params OpenXmlElement[] properties) =>
        new(new W.ParagraphProperties([new W.ParagraphStyleId { Val = look }, .. properties]), DocxReport.Words(text));

    private static W.Paragraph Of(Heading heading) =>
        Line(
            heading.Level == 1 ? "Heading1" : "Heading2",
            heading.Text,
            heading.Numbered ? [Counted(DocxParts.HeadingList, heading.Level - 1)] : []
        );

    private IEnumerable<W.Paragraph> Of(Listing list)
    {
        var number = DocxParts.DashList;
        if (list.Ordered)
        {
            Lists++;
            number = DocxParts.FirstList + Lists - 1;
        }

        foreach (var item in list.Items)
        {
            var parts = item.Split('\n');
            yield return Line("ListParagraph", parts[0], Counted(number, 0));
            foreach (var rest in parts.Skip(1))
            {
                yield return Line("BodyText", rest);
            }
        }
    }

    private IEnumerable<W.Paragraph> Of(AttachmentList attachments, string title, int index)
    {
        var size = style.Text.Size;
        if (index == 0)
        {
            yield return Line("Addressee", "");
        }

        var sign = DocumentLines.Sign(attachments, index);
        var hanging = (index == 0 ? 3 : 0) * size + WidthOf(sign) * size / 2;
        yield return Line(
            "Addressee",
            (index == 0 ? "附件：" : "") + sign + title,
            new W.Indentation
            {
                Left = $"{DocxReport.Twips(5 * size + WidthOf(sign) * size / 2)}",
                Hanging = $"{DocxReport.Twips(hanging)}",
            }
        );
    }

    private W.Paragraph[] Of(SignOff off)
    {
        var size = style.Text.Size;
        var date = 4 * size;
        var issuer = Math.Max(0, date + (WidthOf(off.Date) - WidthOf(off.Issuer)) * size / 4);
        return
        [
            Line("Addressee", ""),
            Line("SignOff", off.Issuer, new W.Indentation { Right = $"{DocxReport.Twips(issuer)}" }),
            Line("SignOff", off.Date, new W.Indentation { Right = $"{DocxReport.Twips(date)}" }),
        ];
    }

    private static W.NumberingProperties Counted(int list, int level) =>
        new(new W.NumberingLevelReference { Val = level }, new W.NumberingId { Val = list });

    /// <summary>In half characters.</summary>
    private static int WidthOf(string text) => TextWidth.Of(text);
}

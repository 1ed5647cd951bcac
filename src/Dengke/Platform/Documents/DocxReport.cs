using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Dengke.Platform.Documents;

/// <summary>
/// Writes a <see cref="PdfContent"/> for Word: A4, styles by name, headings and lists that Word counts itself, tables whose header row is
/// repeated. Fonts are those that official documents ask for; the font table names what else may stand for them.
/// </summary>
public static class DocxReport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="to">Seekable; left open.</param>
    public static void Write(Stream to, PdfContent content)
    {
        var style = PaperStyle.Of(content.Look);
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        var blocks = new DocxBlocks(style, TextWidth(style, content.Landscape));
        var body = new W.Body(blocks.Of(content));
        body.AppendChild(Section(style, content.Landscape, Footer(main, style, content)));
        main.Document = new W.Document(body);
        main.AddNewPart<StyleDefinitionsPart>().Styles = new W.Styles(DocxParts.Styles(style, content.Look));
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new W.Numbering(DocxParts.Numbering(style, blocks.Lists));
        main.AddNewPart<FontTablePart>().Fonts = new W.Fonts(DocxParts.Fonts);
        main.AddNewPart<DocumentSettingsPart>().Settings = new W.Settings(DocxParts.Settings);
        var about = document.PackageProperties;
        about.Title = Clean(content.Title);
        about.Creator = "Dengke";
        about.Created = content.CreatedAt.UtcDateTime;
        about.Modified = content.CreatedAt.UtcDateTime;
    }

    /// <summary>Points in twentieths.</summary>
    internal static int Twips(float points) => (int)MathF.Round(points * 20);

    /// <summary>Without what XML cannot carry.</summary>
    internal static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static float TextWidth(PaperStyle style, bool landscape) =>
        (landscape ? 297 : 210) * Pages.Millimetre - style.Left - style.Right;

    private static W.SectionProperties Section(PaperStyle style, bool landscape, string footer)
    {
        var (width, height) = ((uint)Twips(210 * Pages.Millimetre), (uint)Twips(297 * Pages.Millimetre));
        return new W.SectionProperties(
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = footer },
            new W.PageSize
            {
                Width = landscape ? height : width,
                Height = landscape ? width : height,
                Orient = landscape ? W.PageOrientationValues.Landscape : W.PageOrientationValues.Portrait,
            },
            new W.PageMargin
            {
                Top = Twips(style.Top),
                Bottom = Twips(style.Bottom),
                Left = (uint)Twips(style.Left),
                Right = (uint)Twips(style.Right),
                Header = 850,
                Footer = (uint)Twips(style.Bottom / 2 - style.Foot.Size / 2),
                Gutter = 0,
            }
        );
    }

    private static string Footer(MainDocumentPart main, PaperStyle style, PdfContent content)
    {
        var part = main.AddNewPart<FooterPart>();
        var line = new W.Paragraph(
            new W.ParagraphProperties(
                new W.ParagraphStyleId { Val = "Footer" },
                new W.Tabs(new W.TabStop { Val = W.TabStopValues.Right, Position = Twips(TextWidth(style, content.Landscape)) }),
                new W.Justification { Val = style.PlainNumbers ? W.JustificationValues.Center : W.JustificationValues.Left }
            )
        );
        line.Append(
            style.PlainNumbers
                ? [Words("— "), Field("PAGE"), Words(" —")]
                :
                [
                    Words(content.Footer),
                    new W.Run(new W.TabChar()),
                    Words("第 "),
                    Field("PAGE"),
                    Words(" 页 共 "),
                    Field("NUMPAGES"),
                    Words(" 页"),
                ]
        );
        part.Footer = new W.Footer(line);
        return main.GetIdOfPart(part);
    }

    internal static W.Run Words(string text) => new(new W.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static W.SimpleField Field(string code) => new(Words("1")) { Instruction = $" {code} " };
}

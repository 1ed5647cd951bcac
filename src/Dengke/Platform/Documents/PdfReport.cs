using Dengke.Domain.Kernel;
using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>
/// Writes a <see cref="PdfContent"/> as PDF: A4, Chinese text that can be selected and searched, fonts reduced to the characters
/// used, its number on every page. Equal content and fonts give equal bytes.
/// </summary>
public static class PdfReport
{
    /// <param name="to">Written to, left open. Untouched on failure.</param>
    /// <returns>The number of pages, or <c>fonts_missing</c>.</returns>
    public static Outcome<int> Write(Stream to, PdfContent content, DocumentFonts fonts)
    {
        if (fonts.Missing is { } missing)
        {
            return missing;
        }

        using var typesetter = new Typesetter(fonts);
        var pages = LayOut(content, typesetter);
        using var document = SKDocument.CreatePdf(to, About(content));
        for (var number = 1; number <= pages.Count; number++)
        {
            var canvas = document.BeginPage(pages.Paper.Width, pages.Paper.Height);
            pages.Draw(number, canvas);
            DrawFoot(canvas, typesetter, pages, content.Footer, number);
            document.EndPage();
        }

        document.Close();
        return pages.Count;
    }

    private static Pages LayOut(PdfContent content, Typesetter typesetter)
    {
        var style = PaperStyle.Of(content.Look);
        var pages = new Pages(style, content.Landscape);
        var blocks = new BlockLayout(typesetter, pages);
        if (content.Mark is { } mark)
        {
            blocks.AtLeft(mark, style.Head);
            pages.Skip(style.Head.LineHeight / 2);
        }

        if (content.Letterhead is { } letterhead)
        {
            new LetterheadLayout(typesetter, pages, blocks).Put(letterhead);
        }

        blocks.Centred(content.Title, style.Title);
        if (content.Subtitle is { } subtitle)
        {
            blocks.Centred(subtitle, style.Subtitle);
        }

        pages.Skip(style.PlainNumbers ? style.Text.LineHeight : 8);
        blocks.Put(content.Blocks);
        return pages;
    }

    private static void DrawFoot(SKCanvas canvas, Typesetter typesetter, Pages pages, string footer, int number)
    {
        var foot = pages.Style.Foot;
        var baseline = pages.Paper.Height - pages.Style.Bottom / 2;
        var text = pages.Style.PlainNumbers ? $"— {number} —" : $"第 {number} 页 共 {pages.Count} 页";
        var width = typesetter.Measure(text, foot);
        typesetter.Draw(canvas, footer, pages.Left, baseline, foot with { Size = Math.Min(9, foot.Size) });
        var x = pages.Left + (pages.Style.PlainNumbers ? (pages.Width - width) / 2 : pages.Width - width);
        typesetter.Draw(canvas, text, x, baseline, foot);
    }

    private static SKDocumentPdfMetadata About(PdfContent content) =>
        new()
        {
            Title = content.Title,
            Creator = "Dengke",
            Producer = "Dengke",
            Creation = content.CreatedAt.UtcDateTime,
            Modified = content.CreatedAt.UtcDateTime,
        };
}

using Dengke.Domain.Kernel;
using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>
/// Writes a <see cref="PdfContent"/> as PDF: A4, Chinese text that can be selected and searched, fonts reduced to the characters
/// used, 第 x 页 共 y 页 on every page. Equal content and fonts give equal bytes.
/// </summary>
public static class PdfReport
{
    private static readonly TextStyle Title = new(18, Bold: true);
    private static readonly TextStyle Subtitle = new(11);
    private static readonly TextStyle Foot = new(9);

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
            DrawFoot(canvas, typesetter, pages, content.Footer, $"第 {number} 页 共 {pages.Count} 页");
            document.EndPage();
        }

        document.Close();
        return pages.Count;
    }

    private static Pages LayOut(PdfContent content, Typesetter typesetter)
    {
        var pages = new Pages(content.Landscape);
        var blocks = new BlockLayout(typesetter, pages);
        blocks.Centred(content.Title, Title);
        if (content.Subtitle is { } subtitle)
        {
            blocks.Centred(subtitle, Subtitle);
        }

        pages.Skip(8);
        foreach (var block in content.Blocks)
        {
            blocks.Put(block);
        }

        return pages;
    }

    private static void DrawFoot(SKCanvas canvas, Typesetter typesetter, Pages pages, string footer, string number)
    {
        var baseline = pages.Paper.Height - Pages.Margin / 2;
        typesetter.Draw(canvas, footer, pages.Left, baseline, Foot);
        typesetter.Draw(canvas, number, pages.Left + pages.Width - typesetter.Measure(number, Foot), baseline, Foot);
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

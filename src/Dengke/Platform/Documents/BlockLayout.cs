using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Puts blocks onto pages.</summary>
internal sealed class BlockLayout(Typesetter typesetter, Pages pages)
{
    private const float Gap = 8;
    private static readonly TextStyle Text = new(10.5f);
    private static readonly TextStyle Head = new(12, Bold: true);
    private static readonly TextStyle Small = new(9);

    public void Put(PdfBlock block)
    {
        switch (block)
        {
            case Heading heading:
                Put(heading);
                break;
            case Paragraph paragraph:
                Put(paragraph);
                break;
            case KeyValues pairs:
                Grid().Put(pairs);
                break;
            case Table table:
                Grid().Put(table);
                break;
            case SignatureRow row:
                new SignatureLayout(typesetter, pages).Put(row);
                break;
            case QrBlock code:
                Put(code);
                break;
            case Specimens specimens:
                new SpecimenLayout(typesetter, pages).Put(specimens);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Not a block that can be put.");
        }

        pages.Skip(Gap);
    }

    public void Centred(string text, TextStyle style)
    {
        foreach (var line in typesetter.Wrap(text, style, pages.Width))
        {
            var x = pages.Left + (pages.Width - typesetter.Measure(line, style)) / 2;
            pages.Put(style.LineHeight, (canvas, top) => typesetter.Draw(canvas, line, x, top + style.Ascent, style));
        }
    }

    private GridLayout Grid() => new(typesetter, pages);

    private void Put(Heading heading)
    {
        // A heading stays with the first lines of what it heads.
        if (pages.Remaining < 5 * Head.LineHeight)
        {
            pages.Break();
        }

        foreach (var line in typesetter.Wrap(heading.Text, Head, pages.Width))
        {
            pages.Put(Head.LineHeight, (canvas, top) => typesetter.Draw(canvas, line, pages.Left, top + Head.Ascent, Head));
        }
    }

    private void Put(Paragraph paragraph)
    {
        var indent = paragraph.Indented ? 2 * Text.Size : 0;
        foreach (var part in paragraph.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var x = pages.Left + indent;
            foreach (var line in typesetter.Wrap(part, Text, pages.Width, indent))
            {
                var left = x;
                pages.Put(Text.LineHeight, (canvas, top) => typesetter.Draw(canvas, line, left, top + Text.Ascent, Text));
                x = pages.Left;
            }
        }
    }

    private void Put(QrBlock block)
    {
        const float Side = 28 * Pages.Millimetre;
        var left = pages.Left + Side + Gap;
        var caption = typesetter.Wrap(block.Caption, Small, pages.Width - Side - Gap);
        var modules = QrModules.Of(block.Payload);
        pages.Put(
            Math.Max(Side, caption.Count * Small.LineHeight),
            (canvas, top) =>
            {
                Draw(canvas, modules, SKRect.Create(pages.Left, top, Side, Side));
                var y = top + Math.Max(0, (Side - caption.Count * Small.LineHeight) / 2);
                foreach (var line in caption)
                {
                    typesetter.Draw(canvas, line, left, y + Small.Ascent, Small);
                    y += Small.LineHeight;
                }
            }
        );
    }

    private static void Draw(SKCanvas canvas, QrModules modules, SKRect place)
    {
        using var path = new SKPathBuilder();
        var unit = place.Width / modules.Size;
        foreach (var (column, row, length) in modules.Bars())
        {
            // A hair taller than its row, or viewers that smooth edges show the page between two rows.
            path.AddRect(SKRect.Create(place.Left + column * unit, place.Top + row * unit, length * unit, unit * 1.02f));
        }

        using var black = new SKPaint { Color = SKColors.Black };
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, black);
    }
}

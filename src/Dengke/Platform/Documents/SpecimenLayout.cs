using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Puts large texts in a grid onto pages.</summary>
internal sealed class SpecimenLayout(Typesetter typesetter, Pages pages)
{
    private const float Padding = 5;
    private const float Largest = 26;
    private const float Smallest = 8;
    private static readonly TextStyle Caption = new(8);

    public void Put(Specimens block)
    {
        var width = pages.Width / block.PerRow;
        foreach (var row in block.Items.Chunk(block.PerRow))
        {
            (Specimen Item, TextStyle Style, IReadOnlyList<string> Captions)[] cells =
            [
                .. row.Select(s => (s, Fitting(s.Text, width), typesetter.Wrap(s.Caption, Caption, width - 2 * Padding))),
            ];
            var text = new TextStyle(Largest).LineHeight;
            var height = text + cells.Max(c => c.Captions.Count) * Caption.LineHeight + 2 * Padding;
            pages.Put(
                height,
                (canvas, top) =>
                {
                    // Marked frames last, so that no thin one is drawn over them.
                    foreach (var (cell, i) in cells.Select((c, i) => (c, i)).OrderBy(c => c.c.Item.Marked))
                    {
                        Draw(canvas, cell, SKRect.Create(pages.Left + i * width, top, width, height), text);
                    }
                }
            );
        }
    }

    /// <summary>The largest size in which the text has room.</summary>
    private TextStyle Fitting(string text, float width)
    {
        var atOne = typesetter.Measure(text, new TextStyle(1));
        return new TextStyle(Math.Clamp((width - 2 * Padding) / Math.Max(atOne, 0.1f), Smallest, Largest));
    }

    private void Draw(
        SKCanvas canvas,
        (Specimen Item, TextStyle Style, IReadOnlyList<string> Captions) cell,
        SKRect place,
        float textHeight
    )
    {
        using var rule = new SKPaint
        {
            Color = SKColors.Black,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = cell.Item.Marked ? 2 : 0.4f,
        };
        canvas.DrawRect(cell.Item.Marked ? SKRect.Inflate(place, -1, -1) : place, rule);
        var left = place.Left + Padding;
        var gap = (textHeight - cell.Style.LineHeight) / 2;
        typesetter.Draw(canvas, cell.Item.Text, left, place.Top + Padding + gap + cell.Style.Ascent, cell.Style);
        var y = place.Top + Padding + textHeight;
        foreach (var line in cell.Captions)
        {
            typesetter.Draw(canvas, line, left, y + Caption.Ascent, Caption);
            y += Caption.LineHeight;
        }
    }
}

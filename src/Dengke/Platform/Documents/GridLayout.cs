using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Puts ruled grids onto pages: tables and forms.</summary>
internal sealed class GridLayout(Typesetter typesetter, Pages pages)
{
    private const float Padding = 4;
    private readonly TextStyle text = pages.Style.Cell;
    private readonly TextStyle head = pages.Style.CellHead;

    private sealed record Cell(IReadOnlyList<string> Lines, float Width, TextStyle Style, bool Centred);

    public void Put(KeyValues block)
    {
        if (block.Items.Count == 0)
        {
            return;
        }

        var each = pages.Width / block.PairsPerRow;
        // As wide as the longest label needs, within reason.
        var label = Math.Min(block.Items.Max(i => typesetter.Measure(i.Label, head)) + 2 * Padding + 1, each / 2);
        foreach (var row in block.Items.Chunk(block.PairsPerRow))
        {
            Put([
                .. row.SelectMany(
                    (item, i) =>
                    {
                        // The last pair of a row that is not full takes the rest of it.
                        var rest = i == row.Length - 1 ? pages.Width - i * each : each;
                        return new[] { Set(item.Label, label, head, true), Set(item.Value, rest - label, text, false) };
                    }
                ),
            ]);
        }
    }

    /// <summary>The height of the header with the first row.</summary>
    public float Start(Table table)
    {
        var widths = Widths(table);
        var row = table.Rows.Count == 0 ? [table.Empty] : table.Rows[0];
        return Height(table.Columns.Select((c, i) => Set(c.Title, widths[i], head, true)))
            + Height(table.Columns.Select((c, i) => Set(i < row.Count ? row[i] : "", widths[i], text, c.Centred)));
    }

    public void Put(Table table)
    {
        var widths = Widths(table);
        Cell[] header = [.. table.Columns.Select((c, i) => Set(c.Title, widths[i], head, true))];
        if (table.Rows.Count == 0)
        {
            Put(header, with: Height([Set(table.Empty, pages.Width, text, true)]));
            Put([Set(table.Empty, pages.Width, text, true)]);
            return;
        }

        var isFirst = true;
        foreach (var row in table.Rows)
        {
            Cell[] cells = [.. table.Columns.Select((c, i) => Set(i < row.Count ? row[i] : "", widths[i], text, c.Centred))];
            foreach (var part in Parts(cells, pages.Height - Height(header)))
            {
                // On each page, and never alone at its foot.
                if (isFirst || Height(part) > pages.Remaining)
                {
                    if (!isFirst)
                    {
                        pages.Break();
                    }

                    Put(header, with: Height(part));
                    isFirst = false;
                }

                Put(part);
            }
        }
    }

    private float[] Widths(Table table)
    {
        var shares = table.Columns.Sum(c => c.Share);
        return [.. table.Columns.Select(c => pages.Width * c.Share / shares)];
    }

    private Cell Set(string words, float width, TextStyle style, bool centred) =>
        new(typesetter.Wrap(words, style, width - 2 * Padding), width, style, centred);

    private static float Height(IEnumerable<Cell> row) => row.Max(c => c.Lines.Count * c.Style.LineHeight) + 2 * Padding;

    /// <summary>The row, or its parts where it is taller than a page.</summary>
    private IEnumerable<Cell[]> Parts(Cell[] row, float page)
    {
        // One point less: sums of heights are not exact, and a part that is too tall by a hair would ask for page after page.
        var lines = Math.Max(1, (int)((page - 2 * Padding - 1) / text.LineHeight));
        var most = row.Max(c => c.Lines.Count);
        for (var from = 0; from < most; from += lines)
        {
            yield return [.. row.Select(c => c with { Lines = [.. c.Lines.Skip(from).Take(lines)] })];
        }
    }

    /// <param name="with">The height of what has to stand on the same page below it.</param>
    private void Put(Cell[] row, float with = 0)
    {
        var height = Height(row);
        if (height + with > pages.Remaining)
        {
            pages.Break();
        }

        pages.Put(
            height,
            (canvas, top) =>
            {
                using var rule = new SKPaint
                {
                    Color = SKColors.Black,
                    Style = SKPaintStyle.Stroke,
                    StrokeWidth = 0.6f,
                };
                var x = pages.Left;
                foreach (var cell in row)
                {
                    canvas.DrawRect(SKRect.Create(x, top, cell.Width, height), rule);
                    Draw(canvas, cell, x, top + (height - cell.Lines.Count * cell.Style.LineHeight) / 2);
                    x += cell.Width;
                }
            }
        );
    }

    private void Draw(SKCanvas canvas, Cell cell, float x, float y)
    {
        foreach (var line in cell.Lines)
        {
            var indent = cell.Centred ? (cell.Width - typesetter.Measure(line, cell.Style)) / 2 : Padding;
            typesetter.Draw(canvas, line, x + indent, y + cell.Style.Ascent, cell.Style);
            y += cell.Style.LineHeight;
        }
    }
}

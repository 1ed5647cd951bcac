using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Dengke.Platform.Documents;

/// <summary>Turns tables and forms into Word's. Widths are fixed shares of the text's, in points.</summary>
internal sealed class DocxTables(float width)
{
    private const float BoxHeight = 20 * Pages.Millimetre;
    private const float SealSide = 45 * Pages.Millimetre;

    public W.Table Of(Table table)
    {
        var shares = table.Columns.Sum(c => c.Share);
        var widths = table.Columns.Select(c => width * c.Share / shares).ToArray();
        var made = Empty(widths);
        made.Append(
            new W.TableRow([
                new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()),
                .. table.Columns.Select((c, i) => Cell("TableHead", c.Title, widths[i])),
            ])
        );
        if (table.Rows.Count == 0)
        {
            made.Append(new W.TableRow(Cell("TableText", table.Empty, width, centred: true, span: widths.Length)));
        }

        foreach (var row in table.Rows)
        {
            made.Append(
                new W.TableRow([
                    new W.TableRowProperties(new W.CantSplit()),
                    .. table.Columns.Select(
                        (c, i) => Cell("TableText", i < row.Count ? row[i] : "", widths[i], centred: c.Centred)
                    ),
                ])
            );
        }

        return made;
    }

    public W.Table Of(KeyValues block)
    {
        var (label, value) = (width / block.PairsPerRow * 0.3f, width / block.PairsPerRow * 0.7f);
        var made = Empty([.. Enumerable.Repeat(0, block.PairsPerRow).SelectMany(_ => new[] { label, value })]);
        foreach (var row in block.Items.Chunk(block.PairsPerRow))
        {
            var cells = row.SelectMany(
                (item, i) =>
                {
                    // The last pair of a row that is not full takes the rest of it.
                    var missing = i == row.Length - 1 ? block.PairsPerRow - row.Length : 0;
                    return new[]
                    {
                        Cell("TableHead", item.Label, label),
                        Cell("TableText", item.Value, value + missing * (label + value), span: 1 + 2 * missing),
                    };
                }
            );
            made.Append(new W.TableRow([new W.TableRowProperties(new W.CantSplit()), .. cells]));
        }

        return made;
    }

    /// <summary>A box a label, with a place for the date, and the square for the seal beside them all.</summary>
    public W.Table Of(SignatureRow block)
    {
        float[] widths = block.Seal is null ? [width] : [width - SealSide, SealSide];
        var made = Empty(widths);
        foreach (var (index, label) in block.Labels.Index())
        {
            var row = new W.TableRow(
                new W.TableRowProperties(
                    new W.CantSplit(),
                    new W.TableRowHeight { Val = (uint)DocxReport.Twips(BoxHeight), HeightType = W.HeightRuleValues.AtLeast }
                ),
                Cell("TableText", $"{label}：\n　　　　年　　月　　日", widths[0])
            );
            if (block.Seal is { } seal)
            {
                var cell = Cell("TableText", index == 0 ? seal : "", SealSide, centred: true);
                cell.TableCellProperties!.InsertAfter(
                    new W.VerticalMerge { Val = index == 0 ? W.MergedCellValues.Restart : W.MergedCellValues.Continue },
                    cell.TableCellProperties.TableCellWidth
                );
                row.Append(cell);
            }

            made.Append(row);
        }

        return made;
    }

    private W.Table Empty(float[] widths) =>
        new(
            new W.TableProperties(
                new W.TableStyle { Val = "TableGrid" },
                new W.TableWidth { Width = $"{DocxReport.Twips(width)}", Type = W.TableWidthUnitValues.Dxa },
                new W.TableLayout { Type = W.TableLayoutValues.Fixed }
            ),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = $"{DocxReport.Twips(w)}" }))
        );

    private static W.TableCell Cell(string look, string text, float width, bool centred = false, int span = 1)
    {
        var properties = new W.TableCellProperties(
            new W.TableCellWidth { Width = $"{DocxReport.Twips(width)}", Type = W.TableWidthUnitValues.Dxa }
        );
        if (span > 1)
        {
            properties.Append(new W.GridSpan { Val = span });
        }

        properties.Append(new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center });
        OpenXmlElement[] middle = centred ? [new W.Justification { Val = W.JustificationValues.Center }] : [];
        return new W.TableCell([
            properties,
            .. text.Split('\n').Select(line => DocxBlocks.Line(look, line, [.. middle.Select(m => m.CloneNode(true))])),
        ]);
    }
}

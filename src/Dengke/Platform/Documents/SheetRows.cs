using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Dengke.Platform.Documents;

/// <summary>The rows of a sheet as they are put one below the other.</summary>
/// <param name="widths">Of its columns, in characters.</param>
internal sealed class SheetRows(IReadOnlyList<double> widths)
{
    private readonly S.SheetData data = new();
    private readonly S.MergeCells merges = new();

    public int Count { get; private set; }

    /// <summary>A row with a text a column; as high as its longest text asks for.</summary>
    public void Add(IEnumerable<string> texts, uint style, double height)
    {
        var row = NewRow();
        var lines = 1;
        foreach (var (index, text) in texts.Index())
        {
            row.Append(Cell(index, text, style));
            lines = Math.Max(lines, Lines(text, widths[index]));
        }

        row.Height = height * lines;
    }

    /// <summary>A line of text over all columns.</summary>
    public void AddLine(string text, uint style, double height)
    {
        var row = NewRow();
        row.Append(Cell(0, text, style));
        row.Height = height * Lines(text, widths.Sum());
        if (widths.Count > 1)
        {
            merges.Append(new S.MergeCell { Reference = $"A{Count}:{Letter(widths.Count - 1)}{Count}" });
        }
    }

    public S.Columns Columns() =>
        new(
            widths.Select(
                (width, i) =>
                    new S.Column
                    {
                        Min = (uint)i + 1,
                        Max = (uint)i + 1,
                        Width = width,
                        CustomWidth = true,
                        Style = XlsxParts.Plain,
                    }
            )
        );

    public S.SheetData Data() => data;

    /// <summary>None where nothing is merged: an empty list of them is not allowed.</summary>
    public IEnumerable<S.MergeCells> Merges() => merges.HasChildren ? [merges] : [];

    private S.Row NewRow()
    {
        Count++;
        var row = new S.Row { RowIndex = (uint)Count, CustomHeight = true };
        data.Append(row);
        return row;
    }

    private S.Cell Cell(int column, string text, uint style)
    {
        var cell = new S.Cell { CellReference = $"{Letter(column)}{Count}", StyleIndex = style };
        if (text.Length > 0)
        {
            cell.DataType = S.CellValues.InlineString;
            cell.InlineString = new S.InlineString(
                new S.Text(DocxReport.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }
            );
        }

        return cell;
    }

    private static int Lines(string text, double width) =>
        text.Split('\n').Sum(part => Math.Max(1, (int)Math.Ceiling(TextWidth.Of(part) / Math.Max(1, width - 1))));

    /// <summary>A to Z, AA and on.</summary>
    private static string Letter(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : $"{Letter((column / 26) - 1)}{(char)('A' + (column % 26))}";
}

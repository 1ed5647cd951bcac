using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Dengke.Tables.Writing;

/// <summary>A column of a sheet to be written.</summary>
/// <param name="Header">The header text.</param>
/// <param name="Width">In characters of the default font; null for one that suits the header.</param>
/// <param name="IsFinding">Whether the column says what is wrong: written in red, with line breaks.</param>
public sealed record XlsxColumn(string Header, double? Width = null, bool IsFinding = false);

/// <summary>
/// Writes XLSX row by row. Every cell is text with the text format, so that ID numbers survive and nothing becomes a formula,
/// not even when a person edits the cell. Rows that do not fit on one sheet go on to the next, under the same header.
/// </summary>
public sealed class XlsxWriter : IAsyncDisposable
{
    /// <summary>The media type of a workbook (IANA).</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows in one sheet, by the format.</summary>
    public const int RowsOfSheet = 1_048_576;

    /// <summary>Of the sizes tried between 16 KB and 1 MB the fastest, by a fifth.</summary>
    private const int BufferSize = 1 << 20;

    private readonly Spreadsheet spreadsheet;
    private readonly string sheetName;
    private readonly IReadOnlyList<XlsxColumn> columns;
    private readonly StyleId headerStyle;
    private DataCell[] cells;
    private int sheets;
    private int rows;

    private XlsxWriter(Spreadsheet spreadsheet, string sheetName, IReadOnlyList<XlsxColumn> columns)
    {
        this.spreadsheet = spreadsheet;
        this.sheetName = sheetName;
        this.columns = columns;
        cells = new DataCell[columns.Count];
        headerStyle = spreadsheet.AddStyle(XlsxStyles.Header);
    }

    /// <summary>Begins a workbook and its first sheet; the header is written by <see cref="AddHeaderAsync"/>.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="sheetName">Cut and cleaned to what a spreadsheet allows.</param>
    public static async Task<XlsxWriter> StartAsync(
        Stream output,
        string sheetName,
        IReadOnlyList<XlsxColumn> columns,
        CancellationToken cancellation = default
    )
    {
        var options = new SpreadCheetahOptions { BufferSize = BufferSize };
        var created = await Spreadsheet.CreateNewAsync(output, options, cancellation);
        var writer = new XlsxWriter(created, XlsxText.SheetName(sheetName), columns);
        await writer.StartSheetAsync(1, cancellation);
        return writer;
    }

    /// <summary>Writes the header of the columns; rows before it, such as a title, are written as any other.</summary>
    public async ValueTask AddHeaderAsync(CancellationToken cancellation = default)
    {
        var header = columns.Select(c => new StyledCell(XlsxText.Clean(c.Header), headerStyle)).ToArray();
        await spreadsheet.AddRowAsync(header, cancellation);
        rows++;
    }

    /// <summary>Writes a row; cells that are null or empty stay empty.</summary>
    public ValueTask AddRowAsync(ReadOnlySpan<string?> values, CancellationToken cancellation = default)
    {
        if (rows >= RowsOfSheet)
        {
            return ContinueAsync(values.ToArray(), cancellation);
        }

        if (values.Length > cells.Length)
        {
            Array.Resize(ref cells, values.Length);
        }

        for (var i = 0; i < values.Length; i++)
        {
            cells[i] = values[i] is { Length: > 0 } text ? new DataCell(XlsxText.Clean(text)) : default;
        }

        rows++;
        return spreadsheet.AddRowAsync(cells.AsMemory(0, values.Length), cancellation);
    }

    /// <summary>Completes the file; without it the workbook cannot be opened.</summary>
    public ValueTask FinishAsync(CancellationToken cancellation = default) => spreadsheet.FinishAsync(cancellation);

    public ValueTask DisposeAsync() => spreadsheet.DisposeAsync();

    private async ValueTask ContinueAsync(string?[] values, CancellationToken cancellation)
    {
        await StartSheetAsync(sheets + 1, cancellation);
        await AddHeaderAsync(cancellation);
        await AddRowAsync(values, cancellation);
    }

    private async Task StartSheetAsync(int number, CancellationToken cancellation)
    {
        var options = new WorksheetOptions();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = options.Column(i + 1);
            column.Width = columns[i].Width ?? XlsxText.WidthOf(columns[i].Header);

            // The style of a column is that of its cells, and of those that a person fills in later.
            column.DefaultStyle = columns[i].IsFinding ? XlsxStyles.Finding : XlsxStyles.Text;
        }

        await spreadsheet.StartWorksheetAsync(XlsxText.SheetName(sheetName, number), options, cancellation);
        sheets = number;
        rows = 0;
    }
}

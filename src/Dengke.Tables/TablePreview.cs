using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;

namespace Dengke.Tables;

/// <summary>A column with a few of its values, for a person to say what it is.</summary>
/// <param name="Column">The column; its field is null where it was not recognised.</param>
/// <param name="Samples">The first different values, at most <see cref="TablePreview.SampleValues"/>.</param>
public sealed record PreviewColumn(TableColumn Column, IReadOnlyList<string> Samples);

/// <summary>
/// What a file looks like before its columns are settled: for the page on which they are mapped by hand. It is there even where
/// the table would be refused, and then says why.
/// </summary>
/// <param name="FileName">The file's name without folders.</param>
/// <param name="Format">Told by content.</param>
/// <param name="Encoding">The encoding of a text or DBF file; null for a workbook.</param>
/// <param name="Sheets">The visible sheets with anything in them; empty where the format has none.</param>
/// <param name="Sheet">The sheet looked at; null where the format has none.</param>
/// <param name="HeaderRow">The row taken for the header; 0 for DBF.</param>
/// <param name="Columns">All columns with a header text, in file order.</param>
/// <param name="Problem">Why the table cannot be imported as it stands; null where it can.</param>
public sealed record TablePreview(
    string FileName,
    TableFormat Format,
    string? Encoding,
    IReadOnlyList<string> Sheets,
    string? Sheet,
    int HeaderRow,
    IReadOnlyList<PreviewColumn> Columns,
    Failure? Problem
)
{
    /// <summary>Values shown of each column.</summary>
    public const int SampleValues = 5;

    private const int SampleRows = 30;

    /// <summary>Looks at the file at <paramref name="path"/>.</summary>
    public static Outcome<TablePreview> Open(string path, FieldCatalogue catalogue, TableOptions? options = null) =>
        Look(TableInput.Of(path), catalogue, options ?? TableOptions.Default);

    /// <summary>Looks at a stream, which stays open.</summary>
    public static Outcome<TablePreview> Open(
        Stream stream,
        string fileName,
        FieldCatalogue catalogue,
        TableOptions? options = null
    )
    {
        options ??= TableOptions.Default;
        return TableInput.Of(stream, fileName, options.Limits).Then(input => Look(input, catalogue, options));
    }

    private static Outcome<TablePreview> Look(TableInput input, FieldCatalogue catalogue, TableOptions options)
    {
        var opening = FileOpening.Open(input, options.Limits);
        if (!opening.IsOk)
        {
            input.Dispose();
            return opening.Failure!;
        }

        using var file = opening.Value;
        return SheetChoice
            .Choose(file, new ColumnRecogniser(catalogue, options.Map), options)
            .Then<TablePreview>(choice => Of(file, choice, options.Map?.Check(catalogue)));
    }

    private static TablePreview Of(TableFile file, SheetChoice choice, Failure? badMap)
    {
        using var opened = choice.Opened;
        var header = choice.Header;
        var rows = opened.Top.Where(r => r.Number > header.Number).Select(r => r.Cells).ToList();
        while (rows.Count < SampleRows && opened.Rest.Read())
        {
            rows.Add(opened.Rest.Cells.ToArray());
        }

        var columns = header
            .Columns.Where(c => c.Header.Length > 0)
            .Select(c => new PreviewColumn(c, [.. Values(rows, c.Index).Distinct().Take(SampleValues)]));
        return new TablePreview(
            file.Input.Name,
            file.Format,
            file.Encoding,
            [.. file.Sheets.Where(s => s.Length > 0)],
            file.Sheets[choice.Sheet] is { Length: > 0 } sheet ? sheet : null,
            header.Number,
            [.. columns],
            badMap ?? header.Problem
        );
    }

    private static IEnumerable<string> Values(List<RawCell[]> rows, int column) =>
        rows.Where(r => column < r.Length).Select(r => CellReading.Text(r[column])).Where(v => !string.IsNullOrWhiteSpace(v));
}

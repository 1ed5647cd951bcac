using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;

namespace Dengke.Tables;

/// <summary>How a table is to be opened, beyond what the file says itself.</summary>
public sealed record TableOptions
{
    public static TableOptions Default { get; } = new();

    /// <summary>Columns mapped by hand.</summary>
    public ColumnMap? Map { get; init; }

    /// <summary>The sheet to read; needed only where several have a header.</summary>
    public string? Sheet { get; init; }

    public TableLimits Limits { get; init; } = TableLimits.Default;
}

/// <summary>
/// A registrar's file with its header recognised: XLSX, XLS, CSV/TSV or DBF, told by content. Rows are streamed, so memory does
/// not grow with the file; a workbook's shared texts are held. Whatever is wrong with a file comes back as a
/// <see cref="Failure"/>; no file makes these methods throw.
/// </summary>
public sealed class SourceTable : IDisposable
{
    private readonly TableFile file;
    private readonly int sheet;
    private readonly RowShaper shaper;
    private OpenSheet? first;

    internal SourceTable(TableFile file, SheetChoice choice, ColumnRecogniser recogniser, TableLimits limits)
    {
        var header = choice.Header;
        this.file = file;
        sheet = choice.Sheet;
        first = choice.Opened;
        shaper = new RowShaper(header.Columns, recogniser, choice.Opened.Rest.ExtraCellsShift);
        Limits = limits;
        HeaderRow = header.Number;
        Columns = header.Columns;
        Fields = [.. header.Columns.Where(c => c.Field is not null).Select(c => c.Field!)];
        var above = first.Top.Take(header.Position).Where(r => r.Filled > 0).ToList();
        Titles = [.. above.Select(r => new SkippedRow(r.Number, RowKind.Note, r.FirstText))];
        TopRows = [.. above.Select(r => (r.Number, Array.ConvertAll(r.Cells, c => CellReading.Read(c))))];
        MayBeWider = first.Top.Any(r => r.Cells.Length > Columns.Count) && !first.Rest.ExtraCellsShift;
    }

    /// <summary>The file's name without folders.</summary>
    public string FileName => file.Input.Name;

    public TableFormat Format => file.Format;

    /// <summary>The encoding of a text or DBF file: UTF-8, UTF-16 or GB18030; null for a workbook.</summary>
    public string? Encoding => file.Encoding;

    /// <summary>The separator of delimited text; null for other formats.</summary>
    public char? Separator => file.Separator;

    /// <summary>The sheet's name; null where the format has no sheets.</summary>
    public string? Sheet => file.Sheets[sheet] is { Length: > 0 } name ? name : null;

    /// <summary>The row number of the header, as a spreadsheet shows it; 0 for DBF, whose header is not a row.</summary>
    public int HeaderRow { get; }

    /// <summary>Filled rows above the header.</summary>
    public IReadOnlyList<SkippedRow> Titles { get; }

    /// <summary>All columns in file order, recognised or not.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The recognised fields in file order; <see cref="SourceRow"/> is indexed by position in it.</summary>
    public IReadOnlyList<RecordField> Fields { get; }

    internal TableLimits Limits { get; }

    /// <summary>Makes rows of cells.</summary>
    internal RowShaper Shaper => shaper;

    /// <summary>The filled rows above the header, whole.</summary>
    internal IReadOnlyList<(int Number, Cell[] Cells)> TopRows { get; }

    /// <summary>Whether the sheet spans more columns than the header.</summary>
    internal bool MayBeWider { get; }

    /// <summary>Opens the file at <paramref name="path"/>.</summary>
    public static Outcome<SourceTable> Open(string path, FieldCatalogue catalogue, TableOptions? options = null) =>
        TableOpening.Open(TableInput.Of(path), catalogue, options ?? TableOptions.Default);

    /// <summary>Opens a stream, such as an upload; it must stay open as long as the table is used.</summary>
    /// <param name="fileName">The name to use in messages; its suffix is not trusted.</param>
    public static Outcome<SourceTable> Open(
        Stream stream,
        string fileName,
        FieldCatalogue catalogue,
        TableOptions? options = null
    )
    {
        options ??= TableOptions.Default;
        return TableInput.Of(stream, fileName, options.Limits).Then(input => TableOpening.Open(input, catalogue, options));
    }

    /// <summary>The position of a field in <see cref="Fields"/> by its key; -1 where the file does not have it.</summary>
    public int IndexOf(string fieldKey)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Key == fieldKey)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// The students' rows, to be read once to the end; another call reads the file again. Two readings at the same time are for
    /// tables opened by path only.
    /// </summary>
    /// <param name="onDamage">Called for every damaged cell before its row is delivered.</param>
    public RowStream Rows(Action<DamagedCell>? onDamage = null) => Stream(false, onDamage);

    /// <summary>As <see cref="Rows"/>, with the notes and repeated headers in their places.</summary>
    public RowStream AllRows(Action<DamagedCell>? onDamage = null) => Stream(true, onDamage);

    public void Dispose()
    {
        first?.Dispose();
        file.Dispose();
    }

    private RowStream Stream(bool everything, Action<DamagedCell>? onDamage) => new(this, shaper, OpenRows, everything, onDamage);

    private Outcome<OpenSheet> OpenRows() =>
        Interlocked.Exchange(ref first, null) is { } opened
            ? opened
            : file.Open(sheet).Then<OpenSheet>(rows => new OpenSheet(rows, HeaderRow == 0 ? 0 : Limits.HeaderRows));
}

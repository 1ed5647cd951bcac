namespace Dengke.Tables;

/// <summary>
/// How large a table may be before it is refused. The defaults admit a province's file and stop a hostile one; sizes in bytes.
/// </summary>
public sealed record TableLimits
{
    public static TableLimits Default { get; } = new();

    /// <summary>An XLSX or XLS file on disk.</summary>
    public long WorkbookBytes { get; init; } = 256L << 20;

    /// <summary>A CSV, TSV or DBF file on disk; they are streamed.</summary>
    public long TextBytes { get; init; } = 16L << 30;

    /// <summary>Parts in an XLSX package.</summary>
    public int PackageParts { get; init; } = 2_000;

    /// <summary>All parts of an XLSX package unpacked.</summary>
    public long UnpackedBytes { get; init; } = 2L << 30;

    /// <summary>Parts that are held in memory as a whole: shared texts and styles, unpacked.</summary>
    public long SharedBytes { get; init; } = 512L << 20;

    /// <summary>Unpacked over packed size of one part; counted for parts over <see cref="RatioFrom"/> only.</summary>
    public int Ratio { get; init; } = 300;

    /// <summary>A part smaller than this is harmless at any ratio.</summary>
    public long RatioFrom { get; init; } = 8L << 20;

    /// <summary>Rows times columns that a sheet spans, filled or not.</summary>
    public long SpannedCells { get; init; } = 50_000_000;

    /// <summary>Columns with a header text.</summary>
    public int Columns { get; init; } = 512;

    /// <summary>Bytes in one line of delimited text.</summary>
    public int LineBytes { get; init; } = 16 << 20;

    /// <summary>Characters in one cell; a spreadsheet's own limit.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Rows from the top in which the header is looked for.</summary>
    public int HeaderRows { get; init; } = 30;

    /// <summary>Damaged cells and skipped rows that are kept one by one; all are counted.</summary>
    public int Kept { get; init; } = 10_000;
}

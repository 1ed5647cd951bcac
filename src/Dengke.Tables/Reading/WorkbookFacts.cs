namespace Dengke.Tables.Reading;

/// <summary>What the guards have seen in a workbook that ExcelDataReader does not tell.</summary>
/// <param name="Date1904">Whether days are counted from 1904 (old Macintosh workbooks).</param>
/// <param name="Errors">By the sheet's position in the workbook, its cells with an error value: address to text.</param>
internal sealed record WorkbookFacts(bool Date1904, IReadOnlyDictionary<int, Dictionary<(int Row, int Column), string>> Errors)
{
    /// <summary>Rows in one sheet, by the format.</summary>
    public const int MaximumRows = 1_048_576;

    /// <summary>Error values that are remembered; a file with more is a formula gone wrong, not a table.</summary>
    public const int MaximumErrors = 100_000;

    public static WorkbookFacts Plain { get; } = new(false, new Dictionary<int, Dictionary<(int, int), string>>());
}

using Dengke.Tables.Guards;

namespace Dengke.Tables.Reading;

/// <summary>What the guards have seen in a workbook that ExcelDataReader does not tell.</summary>
/// <param name="Date1904">Whether days are counted from 1904 (old Macintosh workbooks).</param>
/// <param name="Errors">The cells with an error value.</param>
internal sealed record WorkbookFacts(bool Date1904, WorkbookErrors Errors)
{
    /// <summary>The largest sheet that the format allows.</summary>
    public static (int Rows, int Columns) Most(TableFormat format) =>
        format == TableFormat.Xls ? (65_536, 256) : (1_048_576, 16_384);
}

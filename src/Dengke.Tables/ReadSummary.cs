namespace Dengke.Tables;

/// <summary>A row below the header that is no student's, and is therefore reported and not delivered.</summary>
/// <param name="Row">The row number that a spreadsheet shows.</param>
/// <param name="Text">The first filled cell.</param>
public sealed record SkippedRow(int Row, RowKind Kind, string Text)
{
    /// <summary>One Chinese sentence.</summary>
    public string Message =>
        Kind == RowKind.Note ? $"第 {Row} 行不是学生数据, 已略过: “{Text}”。" : $"第 {Row} 行重复了表头, 已略过。";

    /// <summary>The same in English.</summary>
    public string EnglishMessage =>
        Kind == RowKind.Note
            ? $"Row {Row} is no student and was left out: “{Text}”."
            : $"Row {Row} repeats the header and was left out.";
}

/// <summary>What reading a table to its end came to.</summary>
/// <param name="Rows">Students' rows delivered.</param>
/// <param name="BlankRows">Rows without any filled cell between the header and the last filled row.</param>
/// <param name="DeletedRows">Records of a DBF file that are marked as deleted.</param>
/// <param name="SkippedRows">Notes and repeated headers.</param>
/// <param name="Skipped">The first of them, one by one.</param>
/// <param name="Damages">The damaged cells.</param>
public sealed record ReadSummary(
    int Rows,
    int BlankRows,
    int DeletedRows,
    int SkippedRows,
    IReadOnlyList<SkippedRow> Skipped,
    DamageReport Damages
);

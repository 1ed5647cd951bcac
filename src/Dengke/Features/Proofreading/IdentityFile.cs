using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;

namespace Dengke.Features.Proofreading;

/// <summary>A row of the registry's file, with what it names a person by.</summary>
/// <param name="Number">As a spreadsheet shows it.</param>
/// <param name="Said">The words for the state, as they stand there.</param>
/// <param name="State">Null for words that are not the registry's.</param>
internal sealed record IdentityRow(
    int Number,
    string StudentNo,
    string ExamNo,
    string DocumentNo,
    string Said,
    IdentityState? State,
    string? Note
);

/// <summary>Reads the registry's identity checks: 学号, 考生号 or 证件号码, with 核验状态 or 比对结果, and 备注.</summary>
internal static class IdentityFile
{
    private const string Number = "student_no";
    private const string Exam = "exam_no";
    private const string Document = "document_no";
    private const string State = "state";
    private const string Note = "note";
    private const int LongestNote = 500;

    private static readonly FieldCatalogue Columns = new([
        FieldCatalogue.Default.Find(Number)!,
        FieldCatalogue.Default.Find(Exam)!,
        FieldCatalogue.Default.Find(Document)!,
        new RecordField(State, "核验状态", "State", FieldFormat.Text)
        {
            Aliases = ["比对结果", "核验结果", "身份核验状态", "人像比对结果", "人像核验结果", "身份核验结果", "结果", "状态"],
            Required = true,
        },
        new RecordField(Note, "备注", "Note", FieldFormat.Text) { Aliases = ["原因", "说明", "异常原因"] },
    ]);

    public static Outcome<List<IdentityRow>> Read(Stream file, string name)
    {
        var opened = SourceTable.Open(file, name, Columns);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var table = opened.Value;
        return table.IndexOf(State) < 0
            ? Failure.Refused(
                "columns_missing",
                "文件缺少列: 核验状态(或比对结果)。",
                "The file lacks the column 核验状态 (or 比对结果)."
            )
            : Read(table);
    }

    private static Outcome<List<IdentityRow>> Read(SourceTable table)
    {
        List<IdentityRow> read = [];
        // A row of a short number and a word looks like a remark in a file of students; here it is a row.
        var rows = table.AllRows();
        foreach (var row in rows.Where(r => r.Kind != RowKind.RepeatedHeader))
        {
            var (said, note) = (Text(row, State), Text(row, Note));
            read.Add(
                new IdentityRow(
                    row.Number,
                    Text(row, Number),
                    Text(row, Exam),
                    Text(row, Document),
                    said,
                    IdentityStates.Of(said),
                    note.Length == 0 ? null : note[..Math.Min(note.Length, LongestNote)]
                )
            );
        }

        return rows.Outcome.Then<List<IdentityRow>>(_ => read);

        string Text(SourceRow row, string field) => row[table.IndexOf(field)].Text.Trim();
    }
}

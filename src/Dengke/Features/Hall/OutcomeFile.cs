using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;

namespace Dengke.Features.Hall;

/// <summary>A line of the vendor's file.</summary>
public sealed record OutcomeRow(string ShotNumber, ShotOutcome Outcome, string? Note);

/// <summary>What a vendor's file says.</summary>
/// <param name="Unread">Rows without a shot number or with an outcome that nobody knows.</param>
public sealed record OutcomeReading(IReadOnlyList<OutcomeRow> Rows, int Unread);

/// <summary>Reads the outcome of a session as the vendor sends it: 拍摄号, 结果 (合格, 不合格, 缺失), 备注.</summary>
internal static class OutcomeFile
{
    private const string Shot = "shot";
    private const string Outcome = "outcome";
    private const string Note = "note";

    // The shot number is what a row of this table is known by, as a student's number is elsewhere.
    private static readonly FieldCatalogue Columns = new([
        new RecordField(Shot, "拍摄号", "Shot number", FieldFormat.StudentNumber)
        {
            Aliases = ["拍摄编号", "编号"],
            Required = true,
        },
        new RecordField(Outcome, "结果", "Outcome", FieldFormat.Text) { Aliases = ["状态", "审核结果"], Required = true },
        new RecordField(Note, "备注", "Note", FieldFormat.Text) { Aliases = ["原因", "说明"] },
    ]);

    public static Outcome<OutcomeReading> Read(Stream file, string name) => SourceTable.Open(file, name, Columns).Then(Read);

    private static Outcome<OutcomeReading> Read(SourceTable table)
    {
        using (table)
        {
            if (table.IndexOf(Outcome) < 0)
            {
                return Failure.Refused("columns_missing", "文件缺少列: 结果。", "The file lacks the column 结果.");
            }

            List<OutcomeRow> read = [];
            var unread = 0;
            // A row of a short number and a word looks like a remark in a file of students; here it is a row.
            var rows = table.AllRows();
            foreach (var row in rows.Where(r => r.Kind != RowKind.RepeatedHeader))
            {
                var number = ShotNumbers.Normal(row[table.IndexOf(Shot)].Text);
                var outcome = OutcomeOf(row[table.IndexOf(Outcome)].Text.Trim());
                if (number is null || outcome is null)
                {
                    unread++;
                    continue;
                }

                var note = row[table.IndexOf(Note)].Text.Trim();
                read.Add(new OutcomeRow(number, outcome.Value, note.Length == 0 ? null : note[..Math.Min(note.Length, 500)]));
            }

            return rows.Outcome.IsOk ? new OutcomeReading(read, unread) : rows.Outcome.Failure!;
        }
    }

    private static ShotOutcome? OutcomeOf(string text) =>
        text switch
        {
            "合格" or "通过" or "成功" => ShotOutcome.Accepted,
            "不合格" or "未通过" or "失败" => ShotOutcome.Rejected,
            "缺失" or "缺" or "无图像" => ShotOutcome.Missing,
            _ => null,
        };
}

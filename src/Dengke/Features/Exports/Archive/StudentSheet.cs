using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;

namespace Dengke.Features.Exports.Archive;

/// <summary>
/// 学籍信息核对表 of one student, for the archives: what both systems say, what holds, what the student confirmed, who did what and when,
/// corrections and decisions. Document numbers in clear.
/// </summary>
internal sealed class StudentSheet(Campaign campaign, Vault vault, bool isSealed, DateTimeOffset now)
{
    public PdfContent Of(FinalRow row, StudentPapers papers)
    {
        var student = row.Student;
        return new PdfContent(
            "学籍信息核对表",
            $"{campaign.School.Name}　{campaign.Title}{(isSealed ? "" : "　(未封存)")}",
            [
                new KeyValues([
                    new("姓名", student.Name),
                    new("学号", student.StudentNo),
                    new("考生号", student.ExamNo),
                    new("证件号码", row.Value(RowValues.DocumentNumber)),
                    new("学院", student.College),
                    new("班级", student.ClassName),
                ]),
                new Heading("一、核对的信息"),
                Fields(row),
                new Heading("二、确认"),
                Confirmed(student, papers),
                new Heading("三、更正"),
                Corrections(papers),
                new Heading("四、办理经过"),
                new Table(
                    [new("时间", 1.5f), new("经办", 1.2f), new("事项", 3), new("原因", 2)],
                    [.. papers.History.Select(h => (string[])[ArchiveWords.Time(h.At), h.By, h.Words, h.Reason ?? ""])]
                ),
            ],
            now
        )
        {
            Footer = $"{campaign.Title}　{student.StudentNo}　{student.Name}　核对表{(isSealed ? "" : "　未封存")}",
        };
    }

    private static Table Fields(FinalRow row)
    {
        var confirmation = row.Student.Confirmation;
        var ticked = (confirmation?.Ticked ?? "").Split(' ').ToHashSet(StringComparer.Ordinal);
        var declared = confirmation is { DeclaredAt: not null };
        return new Table(
            [new("字段", 1.2f), new("学信网", 2), new("教务系统", 2), new("核定", 2), new("本人", 0.8f) { Centred = true }],
            [
                .. row
                    .Catalogue.Fields.Where(f => f.Confirmed)
                    .Select(f =>
                        (string[])
                            [
                                f.Label,
                                Shown(f, row.Record.Registry),
                                Shown(f, row.Record.Academic),
                                FieldText.Show(f, row.Record.Value(f)) ?? "",
                                !declared ? ""
                                : ticked.Contains(f.Key) ? "无误"
                                : "—",
                            ]
                    ),
            ]
        );
    }

    private static string Shown(RecordField field, Dictionary<string, string>? values) =>
        values is null ? "(无此人)" : FieldText.Show(field, values.GetValueOrDefault(field.Key)) ?? "";

    private static KeyValues Confirmed(Student student, StudentPapers papers)
    {
        var confirmation = student.Confirmation;
        var portrait = (papers.Portrait, papers.Reading) switch
        {
            (null, _) => "未采集",
            ({ } taken, null) => $"{ArchiveWords.Time(taken.TakenAt)} 采集",
            ({ } taken, { } reading) =>
                $"{ArchiveWords.Time(taken.TakenAt)} 采集; {reading.State.Words().Chinese}{At(reading.AnsweredAt)}",
        };
        return new KeyValues([
            new("状态", ConfirmationWords.Of(confirmation?.State ?? ConfirmationState.NotStarted).Chinese),
            new("本人确认", confirmation?.DeclaredAt is { } declared ? ArchiveWords.Time(declared) : "未确认"),
            new(
                "辅导员登记",
                confirmation?.RegisteredAt is { } registered
                    ? $"{ArchiveWords.Time(registered)} {confirmation.RegisteredBy}"
                    : "未登记"
            ),
            new("代签", confirmation?.ProxyReason ?? "否"),
            new(
                "学院报送",
                confirmation?.SubmittedAt is { } submitted
                    ? $"{ArchiveWords.Time(submitted)}, 第 {confirmation.SummaryRound} 次"
                    : "未报送"
            ),
            new("办结", confirmation?.FinishedAt is { } finished ? ArchiveWords.Time(finished) : "未办结"),
            new("逾期", confirmation?.Late == true ? "是" : "否"),
            new("毕业图像", portrait),
        ]);
    }

    private static string At(DateTimeOffset? at) => at is { } known ? $", {ArchiveWords.Time(known)}" : "";

    private Table Corrections(StudentPapers papers) =>
        new(
            [
                new("字段", 1.1f),
                new("原学信网", 1.5f),
                new("原教务系统", 1.5f),
                new("申请更正为", 1.6f),
                new("原因", 1.6f),
                new("审批", 0.8f),
                new("结果", 0.9f),
                new("决定", 1.8f),
                new("材料", 0.6f) { Centred = true },
            ],
            [.. papers.Corrections.Select(Row)]
        );

    private string[] Row(Correction correction) =>
        [
            Labels.Of(campaign, correction),
            correction.RegistryValue ?? "",
            correction.AcademicValue ?? "",
            correction.SealedValue is { } number ? vault.Open(number, RowValues.DocumentNumber) : correction.RequestedValue,
            correction.Reason,
            SummaryWords.Of(correction.Route).Chinese,
            ConfirmationWords.Of(correction.State).Chinese,
            string.Join(
                "; ",
                new[]
                {
                    correction.DecidedAt is { } at ? $"{ArchiveWords.Time(at)} {correction.DecidedBy}" : null,
                    correction.DecisionReason,
                    correction.ForwardedTo,
                }.Where(t => !string.IsNullOrEmpty(t))
            ),
            $"{correction.Evidence.Count(e => e.RemovedAt is null)}",
        ];
}

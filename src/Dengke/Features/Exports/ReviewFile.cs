using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Tables.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Exports;

/// <summary>
/// 毕业资格审查名单: who is to be reviewed and how their records stand, with empty columns for what the college finds. Document numbers are
/// masked: they tell two of one name apart, and the list goes through many hands.
/// </summary>
internal sealed class ReviewFile
{
    private const string Sheet = "毕业资格审查";

    private static readonly XlsxColumn[] Columns =
    [
        new("序号", 7),
        new("学院", 24),
        new("班级", 16),
        new("学号", 14),
        new("姓名", 16),
        new("性别", 6),
        new("证件号码", 22),
        new("层次", 12),
        new("专业代码", 10),
        new("专业名称", 24),
        new("学制", 6),
        new("学习形式", 12),
        new("入学日期", 12),
        new("预计毕业日期", 12),
        new("信息确认", 10),
        new("未了更正", 10),
        new("毕业图像", 10),
        new("应修学分", 10),
        new("已修学分", 10),
        new("毕业设计(论文)", 16),
        new("处分", 10),
        new("学院初审意见", 20),
        new("备注", 30),
    ];

    /// <summary>Columns at the end that are for the college to fill in.</summary>
    private const int ToFillIn = 6;

    private static readonly CorrectionState[] Ended =
    [
        CorrectionState.Applied,
        CorrectionState.Refused,
        CorrectionState.Withdrawn,
    ];

    private readonly IReadOnlyDictionary<Guid, int> open;
    private readonly IReadOnlySet<Guid> portraits;

    private ReviewFile(IReadOnlyDictionary<Guid, int> open, IReadOnlySet<Guid> portraits)
    {
        this.open = open;
        this.portraits = portraits;
    }

    public static async Task<ReviewFile> Load(DengkeDb db, Campaign campaign, CancellationToken ct)
    {
        var unfinished = await db
            .Corrections.Where(c => c.CampaignId == campaign.Id && !Ended.Contains(c.State))
            .GroupBy(c => c.StudentId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var taken = await db
            .CapturedPhotos.Where(p => p.CampaignId == campaign.Id && p.State == PhotoState.Current)
            .Select(p => p.StudentId)
            .ToListAsync(ct);
        return new ReviewFile(unfinished, taken.ToHashSet());
    }

    public async Task Write(Stream output, FinalRows rows, CancellationToken ct)
    {
        await using var writer = await XlsxWriter.StartAsync(output, Sheet, Columns, ct);
        await writer.AddHeaderAsync(ct);
        var number = 0;
        await foreach (var row in rows.Read(ct))
        {
            await writer.AddRowAsync(Cells(row, ++number), ct);
        }

        await writer.FinishAsync(ct);
    }

    private string?[] Cells(FinalRow row, int number)
    {
        var student = row.Student;
        var corrections = open.GetValueOrDefault(student.Id);
        return
        [
            $"{number}",
            student.College,
            student.ClassName,
            student.StudentNo,
            row.Value("name"),
            Folded("sex"),
            RowValues.Mask(row.Value(RowValues.DocumentNumber)),
            Folded("level"),
            Folded("major_code"),
            row.Value("major_name"),
            Folded("duration"),
            Folded("study_form"),
            Date("entry_date"),
            Date("graduation_date"),
            ConfirmationWords.Of(student.Confirmation?.State ?? ConfirmationState.NotStarted).Chinese,
            corrections == 0 ? null : $"{corrections} 项",
            portraits.Contains(student.Id) ? "有" : "无",
            .. new string?[ToFillIn],
        ];

        string Folded(string key) =>
            row.Catalogue.Find(key) is { } field ? Folding.Fold(field.Format, row.Record.Value(field)) : "";

        string Date(string key) => RecordDate.TryParse(row.Value(key), out var date) ? $"{date:yyyy-MM-dd}" : row.Value(key);
    }
}

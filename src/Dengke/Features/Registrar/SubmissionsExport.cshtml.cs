using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Registrar;

/// <summary>The submissions as filtered, a row a college, as XLSX.</summary>
[Allow(Role.Registrar)]
public sealed class SubmissionsExportModel(TimeProvider clock) : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public SubmissionFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        var colleges = Filter.Apply(await CollegeStanding.Load(Db, plan, clock.GetUtcNow(), ct));
        var name = T("学院报送", "Submissions");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, Columns(), colleges.Select(Row), ct);
    }

    private XlsxColumn[] Columns() =>
        [
            new(T("学院", "College"), 24),
            new(T("状态", "State"), 10),
            new(T("标记", "Mark"), 10),
            new(T("轮次", "Round"), 6),
            new(T("人数", "Students"), 8),
            new(T("未登记", "Not registered"), 8),
            new(T("更正", "Corrections"), 8),
            new(T("签字人", "Signed by"), 14),
            new(T("签字时间", "Signed at"), 22),
            new(T("纸质件收到", "Paper arrived"), 22),
            new(T("送达方式", "How"), 12),
            new(T("单号", "Tracking number"), 18),
        ];

    private string?[] Row(CollegeStanding college)
    {
        var round = college.Standing;
        return
        [
            college.College,
            college.IsReturned ? T("已退回", "Returned") : T(ConfirmationWords.Of(college.State)),
            college.IsOverdue ? T("逾期", "Overdue")
            : college.IsLate ? T("迟交", "Late")
            : null,
            $"{college.Round}",
            $"{college.Total}",
            $"{college.Missing}",
            round is null ? null : $"{round.Corrections}",
            round?.SignedBy,
            round is null ? null : TimeOf(round.SignedAt),
            round?.PaperArrivedAt is { } at ? TimeOf(at) : null,
            round?.PaperWay is { } way ? T(PaperWays.Words(way)) : null,
            round?.TrackingNumber,
        ];
    }
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Progress;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Desk;

/// <summary>工作台: the registrar's four numbers, the registrations against the deadline, the colleges, the next dates.</summary>
[Allow(Role.Registrar)]
public sealed class DeskModel(TimeProvider clock) : CampaignPage
{
    private static readonly Verdict[] FindingVerdicts = [.. Enum.GetValues<Verdict>().Where(v => v.IsFinding())];

    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<CollegeStanding> Colleges { get; private set; } = [];

    public IReadOnlyList<ComingDate> Dates { get; private set; } = [];

    public BurnDown? Chart { get; private set; }

    public int Students => Colleges.Sum(c => c.Total);

    public int NotRegistered => Colleges.Sum(c => c.Missing);

    public int CollegesOut => Colleges.Count(c => !c.HasSubmitted);

    public int CollegesOverdue => Colleges.Count(c => c.IsOverdue);

    public int ToDecide { get; private set; }

    public int SentOn { get; private set; }

    public DateTimeOffset? OldestToDecide { get; private set; }

    public int Findings { get; private set; }

    public int Unmatched { get; private set; }

    /// <summary>Photos that were set aside, and open cases about others.</summary>
    public int Photos { get; private set; }

    /// <summary>Whether the confirmation's own deadline has passed.</summary>
    public bool DeadlinePassed => Now >= Plan.Phases.Confirmation.ClosesAt;

    public string Task =>
        Students == 0 ? T("先导入学信网与教务系统的数据", "Import both systems' data first")
        : ToDecide > 0
            ? T(
                $"{ToDecide:N0} 项更正等您审核, {CollegesOut} 个学院尚未提交",
                $"{ToDecide:N0} corrections wait for you, {CollegesOut} colleges have not submitted"
            )
        : T(
            $"{CollegesOut} 个学院尚未提交, 没有待审的更正",
            $"{CollegesOut} colleges have not submitted; nothing waits to be decided"
        );

    public string WaitingSince =>
        OldestToDecide is { } oldest
            ? T($"最早一项提交于 {TimeOf(oldest)}", $"The oldest was submitted {TimeOf(oldest)}")
            : T("没有等待的更正", "None is waiting");

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        Plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        Colleges = await CollegeStanding.Load(Db, Plan, Now, ct);
        Findings = await Db.FieldDifferences.CountAsync(d => d.CampaignId == id && FindingVerdicts.Contains(d.Verdict), ct);
        Unmatched = await Db.UnmatchedRows.CountAsync(u => u.CampaignId == id, ct);
        Photos =
            await Db.ReceivedShots.CountAsync(s => s.CampaignId == id && s.State == ReceivedState.SetAside, ct)
            + await Db.PhotoCases.CountAsync(
                c =>
                    c.CampaignId == id
                    && c.State == CaseState.Open
                    && !Db.ReceivedShots.Any(s => s.Id == c.ShotId && s.State == ReceivedState.SetAside),
                ct
            );
        await CountCorrections(ct);
        var extensions = await Db.WindowExtensions.Where(e => e.CampaignId == id && e.StudentId == null).ToListAsync(ct);
        Dates = ComingDates.Of(Plan, extensions, Now);
        Chart = await BurnDown.Load(Db, Plan, Students, extensions, Now, ct);
        return Page();
    }

    private async System.Threading.Tasks.Task CountCorrections(CancellationToken ct)
    {
        var waiting = await Db
            .Corrections.Where(c => c.CampaignId == Campaign.Id)
            .Where(c => c.State == CorrectionState.Submitted || c.State == CorrectionState.Forwarded)
            .Join(Db.StudentConfirmations, c => c.StudentId, s => s.StudentId, (c, s) => new { c.State, s.SubmittedAt })
            .ToListAsync(ct);
        ToDecide = waiting.Count(c => c.State == CorrectionState.Submitted);
        SentOn = waiting.Count - ToDecide;
        OldestToDecide = waiting.Where(c => c.State == CorrectionState.Submitted).Min(c => c.SubmittedAt);
    }
}

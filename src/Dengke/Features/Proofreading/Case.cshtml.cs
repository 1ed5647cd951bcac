using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>One case about a portrait: what is said, which shot it is on the registrar's own machine, what was done, and the decision.</summary>
[Allow(Role.Registrar)]
public sealed class CaseModel : CampaignPage
{
    public PhotoCase Case { get; private set; } = null!;

    public Campaign Plan { get; private set; } = null!;

    public CapturedPhoto? Photo { get; private set; }

    /// <summary>The shot as it was handed over: by token and number the portrait is found on the registrar's own machine.</summary>
    public ReceivedShot? Shot { get; private set; }

    public PhotoReading? Reading { get; private set; }

    public IdentityCheck? Identity { get; private set; }

    public IReadOnlyList<HistoryStep> History { get; private set; } = [];

    public string? Reason { get; private set; }

    public CaseOutcome? Chosen { get; private set; }

    public string List => $"/campaigns/{Campaign.Id}/handoff/cases";

    /// <summary>A portrait that was turned down or replaced does not come back.</summary>
    public bool CanReopen => Case.State == CaseState.Settled && Photo is null or { State: PhotoState.Current };

    public string? ErrorOf(string key) =>
        ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ?? Page();

    public Task<IActionResult> OnPostSettle(string campaign, Guid id, int version, CaseOutcome? outcome, string? reason)
    {
        (Reason, Chosen) = (reason, outcome);
        return Act(
            id,
            new SettleCase(campaign, id, version, outcome, reason),
            T("已处理, 学生会收到通知。", "Settled; the student is told.")
        );
    }

    public Task<IActionResult> OnPostReopen(string campaign, Guid id, int version, string? reason) =>
        Act(id, new ReopenCase(campaign, id, version, reason), T("已重新处理。", "Taken up again."));

    public Task<IActionResult> OnPostGive(string campaign, Guid id, int version, string? studentNo, string? giveReason) =>
        Act(id, new GiveCase(campaign, id, version, studentNo, giveReason), T("已归到该生名下。", "Given to the student."));

    private async Task<IActionResult> Act(Guid id, Command<Done> command, string said)
    {
        var done = await Run(command);
        if (!done.IsOk)
        {
            return await Load(id) ?? Show(done.Failure!);
        }

        Say(said);
        return LocalRedirect($"/campaigns/{RouteData.Values["campaign"]}/handoff/cases/{id}");
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var found = await Db
            .PhotoCases.Include(c => c.Student)
            .FirstOrDefaultAsync(c => c.CampaignId == Campaign.Id && c.Id == id, ct);
        if (found is null)
        {
            return NotFound();
        }

        Case = found;
        Plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        var (photo, shot) = (found.PhotoId, found.ShotId);
        Photo = await Db.CapturedPhotos.FirstOrDefaultAsync(p => p.Id == photo, ct);
        Shot = await Db
            .ReceivedShots.Include(s => s.Device)
            .Where(s => s.Id == shot || (photo != null && s.PhotoId == photo))
            .OrderByDescending(s => s.ReceivedAt)
            .FirstOrDefaultAsync(ct);
        Reading = await Db.PhotoReadings.FirstOrDefaultAsync(r => r.PhotoId == photo, ct);
        if (found.StudentId is { } student)
        {
            Identity = await Db.IdentityChecks.FirstOrDefaultAsync(c => c.StudentId == student, ct);
            History = await StudentHistory.Load(Db, student, null, this, ct);
        }

        return null;
    }
}

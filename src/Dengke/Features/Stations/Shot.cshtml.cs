using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Platform.StationLink;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>One shot: what its station says of it, why it was set aside, and the ways to settle that (HND-3).</summary>
[Allow(Role.Registrar)]
public sealed class ShotModel(TimeProvider clock) : HandoffPage(clock)
{
    public ReceivedShot Shot { get; private set; } = null!;

    /// <summary>What the station has signed; null for a photo of a package without.</summary>
    public ShotStatement? Said { get; private set; }

    /// <summary>Whose it is, once that is known.</summary>
    public Student? Student { get; private set; }

    /// <summary>Whose the code is that was scanned.</summary>
    public Student? ByCode { get; private set; }

    /// <summary>Whose the ticket is that the station noted.</summary>
    public Student? ByTicket { get; private set; }

    public CapturedPhoto? Portrait { get; private set; }

    public IReadOnlyList<PhotoCase> Cases { get; private set; } = [];

    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? StudentNo { get; set; }

    /// <inheritdoc cref="StudentNo"/>
    [BindProperty]
    public string? Reason { get; set; }

    public IEnumerable<(Student Student, string Label)> Suggested =>
        new[] { (Who: ByCode, Label: T("采集码", "by the code")), (Who: ByTicket, Label: T("票号", "by the ticket")) }
            .Where(s => s.Who is { InCohort: true })
            .DistinctBy(s => s.Who!.Id)
            .Select(s => (s.Who!, s.Label));

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ?? Page();

    public Task<IActionResult> OnPostAssign(Guid id, int version) =>
        Act(
            id,
            () => new AssignShot(Campaign.Id, id, StudentNo, Reason, version),
            T("已对应到该生。", "Assigned to the student.")
        );

    public Task<IActionResult> OnPostDismiss(Guid id, int version) =>
        Act(id, () => new DismissShot(Campaign.Id, id, Reason, version), T("不采用, 已保留备查。", "Dismissed; it is kept."));

    public Task<IActionResult> OnPostTakeUp(Guid id, int version) =>
        Act(id, () => new TakeUpShot(Campaign.Id, id, Reason, version), T("已重新列入待处理。", "Taken up again."));

    private async Task<IActionResult> Act(Guid id, Func<Command<Done>> command, string said)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var done = await Run(command());
        if (!done.IsOk)
        {
            return Show(done.Failure!);
        }

        Say(said);
        return LocalRedirect($"{Root}/shots/{id}");
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var (campaign, ct) = (Campaign.Id, Stopping);
        var shot = await Db
            .ReceivedShots.Include(s => s.Device)
            .FirstOrDefaultAsync(s => s.CampaignId == campaign && s.Id == id, ct);
        if (shot is null)
        {
            return NotFound();
        }

        Shot = shot;
        Said = ShotStatement.Read(shot.Statement)?.Statement;
        Student = await Db.Students.FirstOrDefaultAsync(s => s.Id == shot.StudentId, ct);
        Portrait = await Db.CapturedPhotos.FirstOrDefaultAsync(p => p.Id == shot.PhotoId, ct);
        Cases = await Db.PhotoCases.Where(c => c.ShotId == id).OrderBy(c => c.Id).ToListAsync(ct);
        ByCode = (await ShotMatch.StudentOf(Db, campaign, shot.Token, ct)).Student;
        if (shot.Ticket is { } number)
        {
            ByTicket = await Db.Tickets(campaign, shot.SessionId)
                .Where(t => t.Number == number)
                .Select(t => t.Student)
                .FirstOrDefaultAsync(ct);
        }

        return null;
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words("封存前 {days} 天还有 {count} 项未了", "{count} things are open {days} days before sealing ends")]
public sealed record SealingWarned(int Count, int Days) : IAuditEvent;

/// <summary>
/// Tells registrars, so many days before the sealing has to be done, how much is open: students who are not finished or have no portrait, and
/// colleges whose summary is not accepted. Each once; not where nothing is open.
/// </summary>
[Operation("campaign.warn_sealing")]
public sealed record WarnBeforeSealing(string CampaignId, DateTimeOffset Deadline, int Days) : Command<Done>
{
    public override string Campaign => CampaignId;

    internal ReminderOnce Once => new(CampaignId, "sealing", Deadline, Days);

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var begun = await Once.Begin(work, ct);
        if (!begun.IsOk)
        {
            return begun;
        }

        var open = await Open(work.Db, ct);
        if (open > 0)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["deadline"] = MessageValues.Time(Deadline),
                ["days_left"] = $"{Days}",
            };
            await new ReminderWriter(work, loaded.Value, values).Write(
                "sealing_warning",
                new Dictionary<string, int>(StringComparer.Ordinal) { [""] = open },
                MessageLinks.Desk(CampaignId),
                ct
            );
        }

        work.Record(new SealingWarned(open, Days));
        return default(Done);
    }

    private async Task<int> Open(DengkeDb db, CancellationToken ct)
    {
        var students = db.Students.Where(s => s.CampaignId == CampaignId && s.InCohort);
        var unfinished = await students.CountAsync(
            s => s.Confirmation == null || s.Confirmation.State != ConfirmationState.Final,
            ct
        );
        var without = await students.CountAsync(
            s => !db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current),
            ct
        );
        var cases = await db.PhotoCases.CountAsync(c => c.CampaignId == CampaignId && c.SettledAt == null, ct);
        return unfinished + without + cases;
    }
}

/// <summary>Looks whether the end of sealing is near.</summary>
internal sealed class WarnOfSealing(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : DueReminders<WarnBeforeSealing>(databases, runner, clock)
{
    protected override async Task<IReadOnlyList<WarnBeforeSealing>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var phase = campaign.Phases.Sealing;
        var days = phase.Contains(now) ? ReminderOnce.DaysDue(campaign.Phases.Reminders, phase.ClosesAt, now) : 0;
        var warning = new WarnBeforeSealing(campaign.Id, phase.ClosesAt, days);
        return days == 0 || await warning.Once.IsDone(db, ct) ? [] : [warning];
    }
}

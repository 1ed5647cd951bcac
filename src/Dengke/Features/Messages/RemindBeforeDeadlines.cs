using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>
/// Looks which colleges' deadlines are so near that their people have to be reminded. Where the program was off for days, only the nearest
/// reminder is sent, and never one after the deadline.
/// </summary>
internal sealed class RemindBeforeDeadlines(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : DueReminders<RemindCollege>(databases, runner, clock)
{
    protected override async Task<IReadOnlyList<RemindCollege>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (now < campaign.Phases.Confirmation.OpensAt)
        {
            return [];
        }

        var farthest = campaign.Phases.Reminders.DefaultIfEmpty(0).Max();
        var extensions = await db
            .WindowExtensions.Where(e => e.CampaignId == campaign.Id && e.Phase == Phase.Confirmation && e.StudentId == null)
            .Select(e => new { e.College, e.Until })
            .ToListAsync(ct);
        var latest = extensions.Select(e => e.Until).Append(campaign.Phases.Confirmation.ClosesAt).Max();
        if (now >= latest || farthest == 0)
        {
            return [];
        }

        var due = new List<RemindCollege>();
        foreach (var college in campaign.Colleges.Select(c => c.Name))
        {
            var end = extensions
                .Where(e => e.College is null || e.College == college)
                .Select(e => e.Until)
                .Append(campaign.Phases.Confirmation.ClosesAt)
                .Max();
            var days = ReminderOnce.DaysDue(campaign.Phases.Reminders, end, now);
            var reminder = new RemindCollege(campaign.Id, college, end, days);
            if (days > 0 && !await reminder.Once.IsDone(db, ct))
            {
                due.Add(reminder);
            }
        }

        return due;
    }
}

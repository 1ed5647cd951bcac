using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Handling;
using Dengke.Platform.Recurring;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>
/// Looks which colleges' deadlines are so near that their people have to be reminded. Where the program was off for days, only the nearest
/// reminder is sent, and never one after the deadline.
/// </summary>
internal sealed class RemindBeforeDeadlines(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : IRecurringTask
{
    private static readonly Actor Program = new(null, "登科", [], Channel.System);

    public async Task Run(CancellationToken ct)
    {
        foreach (var due in await Due(clock.GetUtcNow(), ct))
        {
            // Refused where another node was quicker.
            _ = await runner.Run(due, Program, ct: ct);
        }
    }

    private async Task<List<RemindCollege>> Due(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var due = new List<RemindCollege>();
        foreach (var id in await db.Campaigns.Select(c => c.Id).ToListAsync(ct))
        {
            var campaign = (await StoredCampaign.Load(db, id, ct)).Value;
            if (now >= campaign.Phases.Confirmation.OpensAt)
            {
                due.AddRange(await Due(db, campaign, now, ct));
            }
        }

        return due;
    }

    private static async Task<List<RemindCollege>> Due(DengkeDb db, Campaign campaign, DateTimeOffset now, CancellationToken ct)
    {
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
            var days = campaign.Phases.Reminders.Where(d => now >= end - TimeSpan.FromDays(d)).DefaultIfEmpty(0).Min();
            var reminder = new RemindCollege(campaign.Id, college, end, days);
            if (days > 0 && now < end && !await RemindCollege.IsDone(db, reminder, ct))
            {
                due.Add(reminder);
            }
        }

        return due;
    }
}

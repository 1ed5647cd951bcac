using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Handling;
using Dengke.Platform.Recurring;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Messages;

/// <summary>Looks through the campaigns for reminders whose time has come, and sends each.</summary>
/// <typeparam name="TReminder">The command that sends one; it is refused for one that was sent.</typeparam>
public abstract class DueReminders<TReminder>(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : IRecurringTask
    where TReminder : Command<Done>
{
    public async Task Run(CancellationToken ct)
    {
        List<TReminder> due = [];
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            foreach (var id in await db.Campaigns.Select(c => c.Id).ToListAsync(ct))
            {
                var campaign = (await StoredCampaign.Load(db, id, ct)).Value;
                due.AddRange(await Due(db, campaign, clock.GetUtcNow(), ct));
            }
        }

        foreach (var reminder in due)
        {
            // Refused where another node was quicker.
            _ = await runner.Run(reminder, Actor.Program, ct: ct);
        }
    }

    /// <summary>Those of a campaign that are due and were not sent.</summary>
    protected abstract Task<IReadOnlyList<TReminder>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    );
}

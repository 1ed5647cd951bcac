using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>Looks whether the studio has opened, or its last day is near.</summary>
internal sealed class RemindOfMakeUp(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : DueReminders<RemindMakeUp>(databases, runner, clock)
{
    protected override async Task<IReadOnlyList<RemindMakeUp>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (campaign.Phases.MakeUp is not { } studio || now < studio.Window.OpensAt || now >= studio.Window.ClosesAt)
        {
            return [];
        }

        var days = ReminderOnce.DaysDue(campaign.Phases.Reminders, studio.Window.ClosesAt, now);
        return await RemindMakeUp.Once(campaign, studio, days).IsDone(db, ct) ? [] : [new RemindMakeUp(campaign.Id, days)];
    }
}

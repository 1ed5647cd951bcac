using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Codes;

/// <summary>
/// Looks which capture sessions are 3 days or 1 day off, so that whoever has no code yet is reminded. Where the program was off for days,
/// only the nearest reminder is sent, and none once the session has begun.
/// </summary>
internal sealed class RemindBeforeSessions(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : DueReminders<RemindSession>(databases, runner, clock)
{
    private static readonly int[] DaysBefore = [3, 1];

    protected override async Task<IReadOnlyList<RemindSession>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        List<RemindSession> due = [];
        foreach (var session in campaign.Phases.Sessions)
        {
            var days = ReminderOnce.DaysDue(DaysBefore, session.Window.OpensAt, now);
            if (days > 0 && !await RemindSession.Once(campaign.Id, session, days).IsDone(db, ct))
            {
                due.Add(new RemindSession(campaign.Id, session.Id, days));
            }
        }

        return due;
    }
}

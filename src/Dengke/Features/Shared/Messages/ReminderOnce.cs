using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Messages;

/// <summary>Which reminder: each is sent once, whichever node comes first.</summary>
/// <param name="About">The college, <c>session:</c> and the id of the capture session, or <c>make_up</c>.</param>
/// <param name="Deadline">What they are reminded of; a moved one is another.</param>
/// <param name="Days">So many days before it; 0 for its beginning.</param>
public sealed record ReminderOnce(string CampaignId, string About, DateTimeOffset Deadline, int Days)
{
    public Task<bool> IsDone(DengkeDb db, CancellationToken ct) =>
        db.Reminders.AnyAsync(
            r => r.CampaignId == CampaignId && r.About == About && r.Deadline == Deadline && r.Days == Days,
            ct
        );

    /// <summary>Notes that it is sent in this transaction.</summary>
    /// <returns><c>reminded_already</c> for one that was.</returns>
    public async Task<Outcome<Done>> Begin(Work work, CancellationToken ct)
    {
        if (await IsDone(work.Db, ct))
        {
            return Failure.Refused("reminded_already", "已经提醒过。", "They were reminded already.");
        }

        work.Db.Reminders.Add(
            new Reminder
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                About = About,
                Deadline = Deadline,
                Days = Days,
                SentAt = work.Now,
            }
        );
        return default(Done);
    }

    /// <summary>
    /// The nearest of several reminders before a deadline whose time has come; 0 for none. Where the program was off for days, the earlier
    /// ones are left out.
    /// </summary>
    /// <param name="daysBefore">Whole days, above 0.</param>
    public static int DaysDue(IEnumerable<int> daysBefore, DateTimeOffset deadline, DateTimeOffset now) =>
        now >= deadline ? 0 : daysBefore.Where(d => now >= deadline.AddDays(-d)).DefaultIfEmpty(0).Min();
}

using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

[Words("采集安排第 {number} 版: {step}", "Timetable version {number}: {step}")]
public sealed record TimetableChanged(string Campaign, int Number, string Step, int Students) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>A version of the timetable for an act on it.</summary>
internal static class TimetableCase
{
    /// <summary>With its placements, tracked; a page's version that has changed since is refused at the commit.</summary>
    public static async Task<Outcome<TimetableVersion>> Load(
        Work work,
        string campaign,
        Guid id,
        int version,
        CancellationToken ct
    )
    {
        var found = await work
            .Db.Timetables.Include(t => t.Placements)
            .FirstOrDefaultAsync(t => t.CampaignId == campaign && t.Id == id, ct);
        if (found is null)
        {
            return Failure.NotFound();
        }

        work.Expect(found, version);
        return found;
    }

    public static Outcome<Done> Step(this TimetableVersion timetable, TimetableTrigger trigger)
    {
        var next = TimetableLife.Cycle.Fire(timetable.State, trigger);
        if (!next.IsOk)
        {
            return Failure.Refused(
                "not_a_draft",
                $"第 {timetable.Number} 版不是草稿, 不能这样操作。",
                $"Version {timetable.Number} is no draft; this cannot be done."
            );
        }

        timetable.State = next.Value;
        return default(Done);
    }
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Timetable;

namespace Dengke.Features.Timetable;

/// <summary>A slot of the plan with who comes in it.</summary>
public sealed record PlannedSlot(SlotTime Time, int Taken, IReadOnlyList<Placement> Placements)
{
    /// <summary>In percent of the capacity.</summary>
    public int Load => Time.Capacity == 0 ? 0 : Taken * 100 / Time.Capacity;
}

/// <summary>A session of the plan.</summary>
public sealed record PlannedSession(CaptureSession Session, IReadOnlyList<PlannedSlot> Slots)
{
    /// <summary>All slots of the sessions, each with who is placed in it.</summary>
    public static IReadOnlyList<PlannedSession> Lay(IEnumerable<PlanSession> sessions, IEnumerable<Placement> placements)
    {
        var bySlot = placements.ToLookup(p => (p.SessionId, p.Start));
        return
        [
            .. sessions.Select(s => new PlannedSession(
                s.Session,
                [
                    .. SessionSlots
                        .Of(s.Session)
                        .Select(t => new PlannedSlot(
                            t,
                            bySlot[(s.Session.Id, t.Start)].Sum(p => p.Students),
                            [.. bySlot[(s.Session.Id, t.Start)].OrderBy(p => p.ClassName, StringComparer.Ordinal)]
                        )),
                ]
            )),
        ];
    }
}

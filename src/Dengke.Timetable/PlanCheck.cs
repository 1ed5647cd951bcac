using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Timetable;

/// <summary>Holds a plan, whoever made it, against what it has to satisfy. Shares no code with the solver.</summary>
public static class PlanCheck
{
    /// <summary>All that is wrong with the plan; empty for a good one.</summary>
    public static IReadOnlyList<PlanConflict> Check(PlanRequest request, IReadOnlyList<Placement> placements)
    {
        var sessions = request.Sessions.ToDictionary(s => s.Session.Id, s => new CheckedSession(s, SessionSlots.Of(s.Session)));
        var classes = request.Classes.ToDictionary(c => c.Name);
        List<PlanConflict> found = [];
        List<Seated> seated = [];
        foreach (var placement in placements)
        {
            if (Resolve(placement, sessions, classes) is { } known)
            {
                seated.Add(known);
            }
            else
            {
                found.Add(Unknown(placement));
            }
        }

        found.AddRange(OverCapacity(request, seated));
        found.AddRange(seated.SelectMany(OutOfPlace).Distinct());
        var together = seated.Where(s => s.Exception is null).ToLookup(s => s.Class.Name);
        var apart = seated.Where(s => s.Exception is not null).ToLookup(s => (s.Class.Name, s.Exception!.StudentNo));
        foreach (var @class in request.Classes)
        {
            found.AddRange(
                ClassCheck.Count(@class.Name, @class.Name, @class.Students - @class.Exceptions.Count, together[@class.Name])
            );
            found.AddRange(ClassCheck.Torn(@class, [.. together[@class.Name]], request.FillPercent));
            foreach (var exception in @class.Exceptions)
            {
                found.AddRange(ClassCheck.Count(@class.Name, exception.StudentNo, 1, apart[(@class.Name, exception.StudentNo)]));
            }
        }

        found.AddRange(request.Pins.Where(p => IsBroken(p, together[p.ClassName], classes)).Distinct().Select(BrokenPin));
        return found;
    }

    private static Seated? Resolve(
        Placement placement,
        Dictionary<string, CheckedSession> sessions,
        Dictionary<string, PlanClass> classes
    )
    {
        if (
            placement.Students <= 0
            || !classes.TryGetValue(placement.ClassName, out var @class)
            || !sessions.TryGetValue(placement.SessionId, out var session)
            || session.Slots.FirstOrDefault(s => s.Start == placement.Start) is not { } slot
        )
        {
            return null;
        }

        var exception = @class.Exceptions.FirstOrDefault(e => e.StudentNo == placement.StudentNo);
        return placement.StudentNo is not null && exception is null
            ? null
            : new(@class, exception, session, slot, placement.Students);
    }

    private static IEnumerable<PlanConflict> OverCapacity(PlanRequest request, List<Seated> seated) =>
        from one in seated
        group one by (one.Session.Of.Session.Id, one.Slot) into slot
        let load = slot.Sum(s => s.Students)
        let room = slot.Key.Slot.Capacity * request.FillPercent / 100
        where load > room
        select new PlanConflict(
            PlanConflictKind.OverCapacity,
            slot.Key.Id,
            $"场次“{slot.Key.Id}”{slot.Key.Slot.Window.Describe()}安排了 {load} 人, 最多 {room} 人。",
            $"Session {slot.Key.Id} has {load} students {slot.Key.Slot.Window.DescribeInEnglish()}, and may have {room}."
        );

    private static IEnumerable<PlanConflict> OutOfPlace(Seated one)
    {
        var (id, campus) = (one.Session.Of.Session.Id, one.Session.Of.Campus);
        var (who, whoInEnglish) = one.Exception is { } student
            ? ($"班级“{one.Class.Name}”的学生 {student.StudentNo} ", $"Student {student.StudentNo} of class {one.Class.Name}")
            : ($"班级“{one.Class.Name}”", $"Class {one.Class.Name}");
        var subject = one.Exception?.StudentNo ?? one.Class.Name;
        if (one.Exception?.SessionId is { } wanted)
        {
            if (wanted != id)
            {
                yield return new(
                    PlanConflictKind.Exception,
                    subject,
                    $"{who}应在场次“{wanted}”采集, 却安排在场次“{id}”。",
                    $"{whoInEnglish} should come to session {wanted}, and is sent to {id}."
                );
            }
        }
        else if (campus is not null && one.Class.Campus is not null && campus != one.Class.Campus)
        {
            yield return new(
                PlanConflictKind.Campus,
                subject,
                $"{who}在{one.Class.Campus}校区, 却安排在{campus}校区的场次“{id}”。",
                $"{whoInEnglish} is on campus {one.Class.Campus}, and is sent to session {id} on campus {campus}."
            );
        }

        if ((one.Exception?.Blocked ?? one.Class.Blocked).Any(b => b.Overlaps(one.Slot.Window)))
        {
            yield return new(
                PlanConflictKind.Blocked,
                subject,
                $"{who}在{one.Slot.Window.Describe()}不能到场, 却安排在此时。",
                $"{whoInEnglish} cannot come {one.Slot.Window.DescribeInEnglish()}, and is sent then."
            );
        }
    }

    private static bool IsBroken(PlanPin pin, IEnumerable<Seated> seated, Dictionary<string, PlanClass> classes)
    {
        if (!classes.TryGetValue(pin.ClassName, out var @class))
        {
            return true;
        }

        return @class.Students > @class.Exceptions.Count
            && seated.MinBy(s => s.Slot.Start) is var first
            && (first is null || first.Slot.Start != pin.Start || first.Session.Of.Session.Id != pin.SessionId);
    }

    private static PlanConflict BrokenPin(PlanPin pin) =>
        new(
            PlanConflictKind.Pin,
            pin.ClassName,
            $"班级“{pin.ClassName}”固定在场次“{pin.SessionId}”{ChinaTime.Describe(pin.Start)}开始, 安排中不是这样。",
            $"Class {pin.ClassName} is pinned to session {pin.SessionId}, {ChinaTime.DescribeInEnglish(pin.Start)}, and does not start there."
        );

    private static PlanConflict Unknown(Placement p) =>
        new(
            PlanConflictKind.Unknown,
            p.StudentNo ?? p.ClassName,
            $"班级“{p.ClassName}”{(p.StudentNo is null ? "" : $"的学生 {p.StudentNo} ")}安排在场次“{p.SessionId}”{ChinaTime.Describe(p.Start)}, {p.Students} 人: 没有这个班级、学生、场次或时段, 或人数不对。",
            $"Class {p.ClassName}{(p.StudentNo is null ? "" : $", student {p.StudentNo},")} is placed in session {p.SessionId}, {ChinaTime.DescribeInEnglish(p.Start)}, with {p.Students}: there is no such class, student, session or slot, or nobody is placed."
        );
}

/// <summary>A session with its slots.</summary>
internal sealed record CheckedSession(PlanSession Of, IReadOnlyList<SlotTime> Slots);

/// <summary>A placement with what it names.</summary>
internal sealed record Seated(PlanClass Class, PlanException? Exception, CheckedSession Session, SlotTime Slot, int Students);

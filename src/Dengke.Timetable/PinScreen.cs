using Dengke.Domain.Campaigns;

namespace Dengke.Timetable;

/// <summary>Pins that cannot be kept whatever else the plan says.</summary>
internal static class PinScreen
{
    public static IEnumerable<PlanConflict> Find(PlanRequest request, Grid grid)
    {
        var classes = request.Classes.ToDictionary(c => c.Name);
        foreach (var pins in request.Pins.GroupBy(p => p.ClassName))
        {
            if (!classes.TryGetValue(pins.Key, out var @class))
            {
                yield return Of(pins.First(), "没有这个班级。请删去这条固定。", "there is no such class. Remove the pin.");
            }
            else if (pins.Distinct().Skip(1).FirstOrDefault() is { } second)
            {
                yield return Of(
                    pins.First(),
                    $"又固定在场次“{second.SessionId}”{ChinaTime.Describe(second.Start)}。请只保留一条。",
                    $"and also to session {second.SessionId}, {ChinaTime.DescribeInEnglish(second.Start)}. Keep one of the two."
                );
            }
            else if (@class.Together > 0 && Wrong(pins.First(), @class, grid) is { } conflict)
            {
                yield return conflict;
            }
        }
    }

    private static PlanConflict? Wrong(PlanPin pin, PlanClass @class, Grid grid)
    {
        if (grid.Sessions.FirstOrDefault(s => s.Session.Id == pin.SessionId) is not { } session)
        {
            return Of(pin, "没有这个场次。请改为其他场次。", "there is no such session. Pin it to another.");
        }

        if (!DemandList.Admits(session, @class.Campus))
        {
            return Of(
                pin,
                $"该场次在{session.Campus}校区, 而班级在{@class.Campus}校区。请改为{@class.Campus}校区的场次。",
                $"that session is on campus {session.Campus} and the class on campus {@class.Campus}. Pin it to a session of its campus."
            );
        }

        if (grid.Find(pin.SessionId, pin.Start) is not { } slot)
        {
            return Of(
                pin,
                "该场次没有这时开始的时段。请改为时段的开始时间。",
                "no slot of that session starts then. Pin it to the start of a slot."
            );
        }

        if (@class.Blocked.FirstOrDefault(b => b.Overlaps(grid.Slots[slot].Time.Window)) is { Opens.Ticks: > 0 } blocked)
        {
            return Of(
                pin,
                $"班级在{blocked.Describe()}不能到场。请改为其他时段, 或放开这段时间。",
                $"the class is blocked {blocked.DescribeInEnglish()}. Pin it to another slot or unblock that time."
            );
        }

        if (grid.Fewest(slot, @class.Together, [.. grid.Slots.Select(_ => true)]) is null)
        {
            var room = RoomFrom(slot, grid);
            return Of(
                pin,
                $"班级有 {@class.Together} 人一起采集, 而从该时段起的连续时段只能容纳 {room} 人。请改为更早的时段, 或增加机位。",
                $"the class comes with {@class.Together} students, and the slots from there on hold {room} before a break or the end. Pin it to an earlier slot or add stations."
            );
        }

        return grid.Fewest(slot, @class.Together, OpenTo(@class, grid)) is null
            ? Of(
                pin,
                $"从该时段起需要几个相邻时段才能容下 {@class.Together} 人, 而其中有班级不能到场的时间。请改为其他时段, 或放开这段时间。",
                $"its {@class.Together} students need several slots from there on, of which some are blocked for the class. Pin it to another slot or unblock that time."
            )
            : null;
    }

    private static bool[] OpenTo(PlanClass @class, Grid grid) =>
        [.. grid.Slots.Select(s => !@class.Blocked.Any(b => b.Overlaps(s.Time.Window)))];

    private static int RoomFrom(int first, Grid grid)
    {
        var room = 0;
        for (var s = first; s < grid.Slots.Count && grid.Slots[s].Room > 0 && (s == first || grid.Slots[s].Adjoins); s++)
        {
            room += grid.Slots[s].Room;
        }

        return room;
    }

    private static PlanConflict Of(PlanPin pin, string chinese, string english) =>
        new(
            PlanConflictKind.Pin,
            pin.ClassName,
            $"班级“{pin.ClassName}”固定在场次“{pin.SessionId}”{ChinaTime.Describe(pin.Start)}, 但{chinese}",
            $"Class {pin.ClassName} is pinned to session {pin.SessionId}, {ChinaTime.DescribeInEnglish(pin.Start)}, but {english}"
        );
}

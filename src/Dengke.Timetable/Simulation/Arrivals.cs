using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Timetable.Simulation;

/// <summary>Who comes to a simulated day, and when.</summary>
internal static class Arrivals
{
    /// <param name="slots">How many are invited to each slot.</param>
    /// <returns>Those who come with when they are at the door, and how many do not come.</returns>
    public static (IReadOnlyList<(SimulatedPerson Person, DateTimeOffset At)> Coming, int Absent) Draw(
        CaptureSession session,
        IReadOnlyList<(SlotTime Time, int Students)> slots,
        HallAssumptions assumptions,
        Chance chance
    )
    {
        List<(SimulatedPerson, DateTimeOffset)> coming = [];
        var absent = 0;
        foreach (var (slot, students) in slots)
        {
            for (var i = 0; i < students; i++)
            {
                if (chance.Of(assumptions.AbsentShare))
                {
                    absent++;
                    continue;
                }

                coming.Add(
                    (new SimulatedPerson(coming.Count + 1, slot.Window.OpensAt), AtFor(session, slot, assumptions, chance))
                );
            }
        }

        return (coming, absent);
    }

    private static DateTimeOffset AtFor(CaptureSession session, SlotTime slot, HallAssumptions assumptions, Chance chance)
    {
        var (start, end) = (slot.Window.OpensAt, slot.Window.ClosesAt);
        var half = start + ((end - start) / 2);
        if (chance.Of(assumptions.EarlyShare))
        {
            var door = DoorTimes.From(session, start);
            return chance.Between(door.AddMinutes(-assumptions.EarlyMinutes), door);
        }

        var late = assumptions.EarlyShare < 1 && chance.Of(assumptions.LateShare / (1 - assumptions.EarlyShare));
        return late
            ? chance.Between(half, end.AddMinutes(assumptions.LateMinutes))
            : chance.Between(start.AddMinutes(-session.ArriveEarlyMinutes), half);
    }
}

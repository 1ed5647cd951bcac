using Dengke.Domain.Capture;

namespace Dengke.Timetable.Tests;

/// <summary>Tries everything: whether a small request has a plan that <see cref="PlanCheck"/> accepts.</summary>
internal sealed class BruteForce
{
    private readonly PlanRequest request;
    private readonly List<(string Session, SlotTime Slot)> slots;
    private readonly List<(PlanClass Class, PlanException? Exception, int Size)> groups;
    private readonly int[] room;
    private readonly List<Placement> plan = [];

    private BruteForce(PlanRequest request)
    {
        this.request = request;
        slots = [.. request.Sessions.SelectMany(s => SessionSlots.Of(s.Session), (s, t) => (s.Session.Id, t))];
        room = [.. slots.Select(s => s.Slot.Capacity * request.FillPercent / 100)];
        groups =
        [
            .. request
                .Classes.Where(c => c.Students > c.Exceptions.Count)
                .Select(c => (c, (PlanException?)null, c.Students - c.Exceptions.Count)),
            .. request.Classes.SelectMany(c => c.Exceptions, (c, e) => (c, (PlanException?)e, 1)),
        ];
    }

    public static bool HasPlan(PlanRequest request) => new BruteForce(request).Place(0);

    private bool Place(int group)
    {
        if (group == groups.Count)
        {
            return PlanCheck.Check(request, plan).Count == 0;
        }

        // What is wrong with one group alone stays wrong whatever is added, so it is looked at before going on.
        return Enumerable.Range(0, slots.Count).Any(first => Spread(group, first, groups[group].Size));
    }

    private bool Spread(int group, int slot, int left)
    {
        if (left == 0)
        {
            return IsRight(group) && Place(group + 1);
        }

        if (slot == slots.Count)
        {
            return false;
        }

        for (var amount = Math.Min(left, room[slot]); amount > 0; amount--)
        {
            var (@class, exception, _) = groups[group];
            plan.Add(new(@class.Name, exception?.StudentNo, slots[slot].Session, slots[slot].Slot.Start, amount));
            room[slot] -= amount;
            var found = Spread(group, slot + 1, left - amount);
            room[slot] += amount;
            plan.RemoveAt(plan.Count - 1);
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRight(int group)
    {
        var (@class, exception, size) = groups[group];
        var own = plan.Where(p => p.ClassName == @class.Name && p.StudentNo == exception?.StudentNo).ToList();
        var alone = request with
        {
            Classes = [@class with { Students = size, Exceptions = exception is null ? [] : [exception] }],
            Pins = [.. request.Pins.Where(p => exception is null && p.ClassName == @class.Name)],
        };
        return PlanCheck.Check(alone, own).Count == 0;
    }
}

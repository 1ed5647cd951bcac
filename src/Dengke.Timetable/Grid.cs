using System.Runtime.InteropServices;
using Dengke.Domain.Capture;

namespace Dengke.Timetable;

/// <summary>A slot of any session.</summary>
/// <param name="Session">Index into <see cref="Grid.Sessions"/>.</param>
/// <param name="Room">How many students it may be given.</param>
/// <param name="Adjoins">Whether it begins when the slot before it in the grid ends, in the same session.</param>
internal sealed record GridSlot(int Session, SlotTime Time, int Room, bool Adjoins);

/// <summary>Slots in which those who come together may be spread.</summary>
/// <param name="First">Index into <see cref="Grid.Slots"/>.</param>
/// <param name="Extra">1 where it is a slot longer than they would need from there with the slots to themselves, else 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(int First, int Length, int Extra)
{
    public int Last => First + Length - 1;

    public IEnumerable<int> Slots => Enumerable.Range(First, Length);
}

/// <summary>Where those who come together were in the earlier plan.</summary>
/// <param name="Amounts">Students in each slot from <paramref name="First"/> on.</param>
internal sealed record Before(int First, IReadOnlyList<int> Amounts);

/// <summary>Students who come together: a class without its exceptions, or one exception.</summary>
/// <param name="Open">For each slot of the grid whether they may come then.</param>
internal sealed record Demand(PlanClass Class, PlanException? Exception, int Size, IReadOnlyList<bool> Open)
{
    /// <summary>In the order of the slots, shorter ones first; empty where they cannot come at all.</summary>
    public IReadOnlyList<Span> Spans { get; init; } = [];

    public bool Pinned { get; init; }

    /// <summary>Null where the earlier plan does not have them, or not in slots that adjoin.</summary>
    public Before? Before { get; init; }
}

/// <summary>A request as the solver sees it: numbered slots, and for each demand the spans that it may take.</summary>
internal sealed class Grid
{
    private Grid(IReadOnlyList<PlanSession> sessions, IReadOnlyList<GridSlot> slots)
    {
        Sessions = sessions;
        Slots = slots;
    }

    /// <summary>By campus, opening, id.</summary>
    public IReadOnlyList<PlanSession> Sessions { get; }

    /// <summary>By session, then time.</summary>
    public IReadOnlyList<GridSlot> Slots { get; }

    /// <summary>By class name; the exceptions of a class after it.</summary>
    public IReadOnlyList<Demand> Demands { get; private set; } = [];

    public static Grid Of(PlanRequest request)
    {
        List<PlanSession> sessions =
        [
            .. request
                .Sessions.OrderBy(s => s.Campus, StringComparer.Ordinal)
                .ThenBy(s => s.Session.Window.Opens)
                .ThenBy(s => s.Session.Id, StringComparer.Ordinal),
        ];
        List<GridSlot> slots = [];
        foreach (var (index, session) in sessions.Index())
        {
            SlotTime? before = null;
            foreach (var time in SessionSlots.Of(session.Session))
            {
                slots.Add(new(index, time, Room(time, request.FillPercent), before?.End == time.Start));
                before = time;
            }
        }

        var grid = new Grid(sessions, slots);
        grid.Demands = DemandList.Of(request, grid);
        return grid;
    }

    /// <summary>How many students may be given a slot.</summary>
    public static int Room(SlotTime slot, int fillPercent) => (int)((long)slot.Capacity * fillPercent / 100);

    /// <summary>The slot that starts then; null where none does.</summary>
    public int? Find(string sessionId, DateTime start)
    {
        for (var s = 0; s < Slots.Count; s++)
        {
            if (Slots[s].Time.Start == start && Sessions[Slots[s].Session].Session.Id == sessionId)
            {
                return s;
            }
        }

        return null;
    }

    /// <summary>The fewest slots from <paramref name="first"/> on that hold so many by themselves; null where none do.</summary>
    public int? Fewest(int first, int size, IReadOnlyList<bool> open)
    {
        var left = size;
        for (var s = first; s < Slots.Count && open[s] && Slots[s].Room > 0 && (s == first || Slots[s].Adjoins); s++)
        {
            left -= Slots[s].Room;
            if (left <= 0)
            {
                return s - first + 1;
            }
        }

        return null;
    }

    /// <summary>The spans that so many may take: as few slots as they need, or one more where they share them with others.</summary>
    public IEnumerable<Span> Spans(int size, IReadOnlyList<bool> open)
    {
        for (var first = 0; first < Slots.Count; first++)
        {
            if (Fewest(first, size, open) is not { } fewest)
            {
                continue;
            }

            yield return new(first, fewest, 0);
            var next = first + fewest;
            if (fewest < size && next < Slots.Count && open[next] && Slots[next].Room > 0 && Slots[next].Adjoins)
            {
                yield return new(first, fewest + 1, 1);
            }
        }
    }

    /// <summary>The same without the spans that are longer than they need be, but for those of the seats.</summary>
    public Grid Narrowed(IReadOnlyList<Seat?> seats) =>
        new(Sessions, Slots)
        {
            Demands =
            [
                .. Demands.Zip(seats, (d, seat) => d with { Spans = [.. d.Spans.Where(s => s.Extra == 0 || s == seat?.Span)] }),
            ],
        };

    public Placement Placement(Demand demand, int slot, int students) =>
        new(
            demand.Class.Name,
            demand.Exception?.StudentNo,
            Sessions[Slots[slot].Session].Session.Id,
            Slots[slot].Time.Start,
            students
        );
}

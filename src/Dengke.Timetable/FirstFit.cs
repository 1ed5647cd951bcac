namespace Dengke.Timetable;

/// <summary>The slots that a demand is given, and how many come in each of them.</summary>
internal sealed record Seat(Span Span, IReadOnlyList<int> Amounts);

/// <summary>
/// A first plan, made by giving one demand after another the first slots that have room. The solver starts from it; that it
/// finds no complete plan proves nothing.
/// </summary>
internal sealed class FirstFit
{
    private readonly Grid grid;
    private readonly bool tight;
    private readonly int[] room;
    private readonly Seat?[] seats;
    private readonly Dictionary<string, HashSet<int>> sessionsOf = [];
    private readonly Dictionary<string, int> sizes;

    private FirstFit(Grid grid, bool tight)
    {
        this.grid = grid;
        this.tight = tight;
        room = [.. grid.Slots.Select(s => s.Room)];
        seats = new Seat?[grid.Demands.Count];
        sizes = grid.Demands.GroupBy(d => d.Class.College).ToDictionary(g => g.Key, g => g.Sum(d => d.Size));
    }

    /// <summary>For each demand its seat, null where none was left: of several ways to go about it the one that leaves fewest without.</summary>
    public static IReadOnlyList<Seat?> Place(Grid grid)
    {
        Seat?[] best = [];
        foreach (var (narrowFirst, tight) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var plan = new FirstFit(grid, tight);
            plan.Run(narrowFirst);
            if (best.Length == 0 || plan.seats.Count(s => s is null) < best.Count(s => s is null))
            {
                best = plan.seats;
            }

            if (best.All(s => s is not null))
            {
                break;
            }
        }

        return best;
    }

    private void Run(bool narrowFirst)
    {
        var order = Enumerable
            .Range(0, seats.Length)
            .OrderBy(d => grid.Demands[d].Pinned ? 0 : 1)
            .ThenBy(d => grid.Demands[d].Before is null ? 1 : 0)
            .ThenBy(d => narrowFirst ? grid.Demands[d].Spans.Count / 8 : 0)
            .ThenBy(d => grid.Demands[d].Exception is null ? 0 : 1)
            .ThenByDescending(d => sizes[grid.Demands[d].Class.College])
            .ThenBy(d => grid.Demands[d].Class.College, StringComparer.Ordinal)
            .ThenByDescending(d => grid.Demands[d].Size)
            .ToList();
        foreach (var index in order)
        {
            var demand = grid.Demands[index];
            if ((Again(demand) ?? First(demand)) is { } seat)
            {
                Take(index, demand, seat);
            }
        }
    }

    private Seat? Again(Demand demand)
    {
        if (demand.Before is not { } before)
        {
            return null;
        }

        var same = demand
            .Spans.Where(s => s.First == before.First && s.Length == before.Amounts.Count && before.Amounts.Sum() == demand.Size)
            .Where(s => before.Amounts.Index().All(a => a.Item > 0 && a.Item <= room[s.First + a.Index]))
            .Select(s => new Seat(s, before.Amounts));
        return same.Concat(demand.Spans.Where(s => s.First == before.First).Select(s => Fill(s, demand.Size)).OfType<Seat>())
            .FirstOrDefault();
    }

    private Seat? First(Demand demand)
    {
        var college = sessionsOf.GetValueOrDefault(demand.Class.College) ?? [];
        var roomiest = grid.Slots.Index().GroupBy(s => s.Item.Session, s => room[s.Index]).ToDictionary(g => g.Key, g => g.Sum());
        return demand
            .Spans.OrderBy(s => Rank(grid.Slots[s.First].Session))
            .ThenBy(s => tight ? 0 : s.Extra)
            .ThenBy(s => s.First)
            .Select(s => Fill(s, demand.Size))
            .FirstOrDefault(s => s is not null);

        int Rank(int session) =>
            demand.Exception is not null ? 0
            : college.Contains(session) ? 0
            : roomiest[session] >= sizes[demand.Class.College] ? 1
            : 2;
    }

    /// <summary>As many as there is room for in each slot, but one at least in each; null where they do not all fit.</summary>
    private Seat? Fill(Span span, int size)
    {
        var amounts = new int[span.Length];
        var left = size;
        for (var k = 0; k < span.Length; k++)
        {
            amounts[k] = Math.Min(room[span.First + k], left - (span.Length - 1 - k));
            if (amounts[k] <= 0)
            {
                return null;
            }

            left -= amounts[k];
        }

        return left == 0 ? new(span, amounts) : null;
    }

    private void Take(int index, Demand demand, Seat seat)
    {
        seats[index] = seat;
        foreach (var (k, amount) in seat.Amounts.Index())
        {
            room[seat.Span.First + k] -= amount;
        }

        if (demand.Exception is null)
        {
            if (!sessionsOf.TryGetValue(demand.Class.College, out var sessions))
            {
                sessionsOf[demand.Class.College] = sessions = [];
            }

            sessions.Add(grid.Slots[seat.Span.First].Session);
        }
    }
}

using Google.OrTools.Sat;

namespace Dengke.Timetable;

/// <summary>
/// The request as a model of CP-SAT: which span each demand takes, and how many of it come in each slot of a span of several.
/// </summary>
internal sealed class PlanModel
{
    private readonly Grid grid;
    private readonly BoolVar[][] takes;
    private readonly Dictionary<int, IntVar>[] amounts;

    public PlanModel(Grid grid)
    {
        this.grid = grid;
        takes = [.. grid.Demands.Select(d => d.Spans.Select(_ => Model.NewBoolVar("")).ToArray())];
        amounts = [.. grid.Demands.Select(Amounts)];
        foreach (var spans in takes)
        {
            Model.AddExactlyOne(spans);
        }

        LimitLoads();
    }

    public CpModel Model { get; } = new();

    /// <summary>For each demand and each of its spans whether it takes it.</summary>
    public IReadOnlyList<IReadOnlyList<BoolVar>> Takes => takes;

    /// <summary>For each demand how many come in a slot, for the slots of its longer spans; 0 while it takes a single slot.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, IntVar>> ManyIn => amounts;

    /// <summary>Has the solver start from these seats.</summary>
    public void Hint(IReadOnlyList<Seat?> seats)
    {
        foreach (var (d, seat) in seats.Index())
        {
            if (seat is null)
            {
                continue;
            }

            foreach (var (take, span) in takes[d].Zip(grid.Demands[d].Spans))
            {
                Model.AddHint(take, span == seat.Span);
            }

            foreach (var (slot, many) in amounts[d])
            {
                var k = slot - seat.Span.First;
                Model.AddHint(many, seat.Span.Length > 1 && k >= 0 && k < seat.Span.Length ? seat.Amounts[k] : 0);
            }
        }
    }

    /// <summary>The seats of a solved model.</summary>
    public IReadOnlyList<Seat> Read(CpSolver solver) => [.. grid.Demands.Select((demand, d) => Read(solver, demand, d))];

    private Seat Read(CpSolver solver, Demand demand, int index)
    {
        var span = demand.Spans[Array.FindIndex(takes[index], solver.BooleanValue)];
        return span.Length == 1
            ? new(span, [demand.Size])
            : new(span, [.. span.Slots.Select(s => (int)solver.Value(amounts[index][s]))]);
    }

    private Dictionary<int, IntVar> Amounts(Demand demand, int index)
    {
        SortedDictionary<int, List<BoolVar>> covering = [];
        List<BoolVar> longer = [];
        foreach (var (take, span) in takes[index].Zip(demand.Spans).Where(t => t.Second.Length > 1))
        {
            longer.Add(take);
            foreach (var slot in span.Slots)
            {
                if (!covering.TryGetValue(slot, out var list))
                {
                    covering[slot] = list = [];
                }

                list.Add(take);
            }
        }

        Dictionary<int, IntVar> result = [];
        foreach (var (slot, list) in covering)
        {
            var most = Math.Min(grid.Slots[slot].Room, demand.Size - 1);
            var many = Model.NewIntVar(0, most, "");
            var here = LinearExpr.Sum(list);
            Model.Add(many >= here);
            Model.Add(many <= here * most);
            result[slot] = many;
        }

        if (longer.Count > 0)
        {
            Model.Add(LinearExpr.Sum(result.Values) == LinearExpr.Sum(longer) * demand.Size);
        }

        return result;
    }

    private void LimitLoads()
    {
        LinearExprBuilder[] loads = [.. grid.Slots.Select(_ => LinearExpr.NewBuilder())];
        foreach (var (d, demand) in grid.Demands.Index())
        {
            foreach (var (take, span) in takes[d].Zip(demand.Spans).Where(t => t.Second.Length == 1))
            {
                loads[span.First].AddTerm(take, demand.Size);
            }

            foreach (var (slot, many) in amounts[d])
            {
                loads[slot].Add(many);
            }
        }

        foreach (var (load, slot) in loads.Zip(grid.Slots))
        {
            Model.Add(load <= slot.Room);
        }
    }
}

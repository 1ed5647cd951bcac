using Google.OrTools.Sat;

namespace Dengke.Timetable;

/// <summary>
/// What makes one plan better than another: first that few move against the earlier plan, then that few classes are split and
/// that a college's classes come one after another in one session.
/// </summary>
internal sealed class Wishes
{
    // A class is moved only where that spares the others more than a plan has to gain from one class.
    private const int Move = 2_000;
    private const int OtherAmounts = 50;
    private const int ExtraSession = 30;
    private const int ExtraSlot = 20;
    private const int SlotOfCollege = 2;

    private readonly LinearExprBuilder cost = LinearExpr.NewBuilder();
    private readonly PlanModel plan;
    private readonly Grid grid;
    private readonly IReadOnlyList<Seat?> seats;

    private Wishes(PlanModel plan, Grid grid, IReadOnlyList<Seat?> seats)
    {
        this.plan = plan;
        this.grid = grid;
        this.seats = seats;
    }

    /// <summary>Gives the model its objective.</summary>
    /// <param name="seats">What the solver starts from.</param>
    public static void AddTo(PlanModel plan, Grid grid, IReadOnlyList<Seat?> seats) => new Wishes(plan, grid, seats).Add();

    private void Add()
    {
        foreach (var (d, demand) in grid.Demands.Index())
        {
            foreach (var (take, span) in plan.Takes[d].Zip(demand.Spans).Where(t => t.Second.Extra > 0))
            {
                cost.AddTerm(take, ExtraSlot * span.Extra);
            }

            if (demand.Before is { } before)
            {
                Keep(d, demand, before);
            }
        }

        var sessions = grid.Slots.Index().GroupBy(s => s.Item.Session, s => s.Index).ToList();
        foreach (var college in grid.Demands.Index().Where(d => d.Item.Exception is null).GroupBy(d => d.Item.Class.College))
        {
            foreach (var session in college.Skip(1).Any() ? sessions : [])
            {
                Gather(college.Select(d => d.Index), session.First(), session.Last());
            }
        }

        plan.Model.Minimize(cost);
    }

    private void Keep(int index, Demand demand, Before before)
    {
        BoolVar? same = null;
        foreach (var (take, span) in plan.Takes[index].Zip(demand.Spans))
        {
            if (span.First != before.First)
            {
                cost.AddTerm(take, Move);
            }
            else if (span.Length != before.Amounts.Count)
            {
                cost.AddTerm(take, OtherAmounts);
            }
            else
            {
                same = take;
            }
        }

        if (same is null || before.Amounts.Count == 1 || before.Amounts.Sum() != demand.Size)
        {
            return;
        }

        var kept = plan.Model.NewBoolVar("");
        plan.Model.AddImplication(kept, same);
        foreach (var (k, amount) in before.Amounts.Index())
        {
            plan.Model.Add(plan.ManyIn[index][before.First + k] == amount).OnlyEnforceIf(kept);
        }

        cost.AddTerm(same, OtherAmounts);
        cost.AddTerm(kept, -OtherAmounts);
        var seat = seats[index];
        plan.Model.AddHint(
            kept,
            seat is not null && seat.Span.First == before.First && seat.Amounts.SequenceEqual(before.Amounts)
        );
    }

    /// <summary>Counts the slots from a college's first to its last in a session, and the session itself.</summary>
    private void Gather(IEnumerable<int> college, int first, int last)
    {
        var slots = last - first + 1;
        var members = college
            .Select(d =>
                (Index: d, Spans: grid.Demands[d].Spans.Index().Where(s => s.Item.First >= first && s.Item.First <= last))
            )
            .Where(m => m.Spans.Any())
            .ToList();
        if (members.Count == 0)
        {
            return;
        }

        var here = plan.Model.NewBoolVar("");
        var begins = plan.Model.NewIntVar(0, slots, "");
        var ends = plan.Model.NewIntVar(0, slots, "");
        var length = plan.Model.NewIntVar(0, slots, "");
        foreach (var (d, spans) in members)
        {
            var takes = spans.Select(s => plan.Takes[d][s.Index]).ToList();
            var late = spans.Select(s => slots - (s.Item.First - first));
            plan.Model.Add(LinearExpr.Sum(takes) <= here);
            plan.Model.Add(begins + LinearExpr.WeightedSum(takes, late) <= slots);
            plan.Model.Add(ends >= LinearExpr.WeightedSum(takes, spans.Select(s => s.Item.Last - first + 1)));
        }

        plan.Model.Add(length >= ends - begins);
        cost.AddTerm(here, ExtraSession);
        cost.AddTerm(length, SlotOfCollege);

        var seated = members
            .Select(m => seats[m.Index]?.Span)
            .OfType<Span>()
            .Where(s => s.First >= first && s.First <= last)
            .ToList();
        var from = seated.Count == 0 ? 0 : seated.Min(s => s.First) - first;
        var to = seated.Count == 0 ? 0 : seated.Max(s => s.Last) - first + 1;
        plan.Model.AddHint(here, seated.Count > 0);
        plan.Model.AddHint(begins, from);
        plan.Model.AddHint(ends, to);
        plan.Model.AddHint(length, to - from);
    }
}

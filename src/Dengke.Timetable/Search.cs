using Google.OrTools.Sat;

namespace Dengke.Timetable;

/// <summary>What a search found; the seats are there for <see cref="PlanStatus.Optimal"/> and <see cref="PlanStatus.Feasible"/>.</summary>
internal sealed record Found(PlanStatus Status, IReadOnlyList<Seat> Seats);

/// <summary>How long a search may take.</summary>
/// <param name="Effort">In CP-SAT's deterministic time, about a second each: the same on every machine.</param>
/// <param name="AtMost">By the clock; a search that this ends may find something else the next time.</param>
/// <param name="Seed">Another one searches in another order.</param>
internal sealed record Budget(double Effort, TimeSpan AtMost, int Seed);

/// <summary>Runs CP-SAT, so that it does the same for the same request.</summary>
internal static class Search
{
    // Beyond this many spans no plan is proved best in the time that people wait, and those that rarely help are left out.
    private const int ManySpans = 12_000;

    /// <summary>The best plan within the budget.</summary>
    public static Found Best(Grid grid, Budget budget, CancellationToken cancellation)
    {
        var seats = FirstFit.Place(grid);
        if (seats.Any(s => s is null))
        {
            return Run(grid, seats, "", budget, cancellation);
        }

        var found =
            grid.Demands.Sum(d => d.Spans.Count) <= ManySpans
                ? Run(grid, seats, "", budget, cancellation)
                : Partial(Run(grid.Narrowed(seats), seats, "use_lns_only:true ", budget, cancellation));
        return found.Status == PlanStatus.Unknown ? new(PlanStatus.Feasible, [.. seats.OfType<Seat>()]) : found;
    }

    /// <summary>Any plan within the budget.</summary>
    public static PlanStatus Any(Grid grid, Budget budget, CancellationToken cancellation)
    {
        if (FirstFit.Place(grid).All(s => s is not null))
        {
            return PlanStatus.Feasible;
        }

        var plan = new PlanModel(grid);
        return Solve(plan, "stop_after_first_solution:true ", budget, cancellation).Status;
    }

    private static Found Run(
        Grid grid,
        IReadOnlyList<Seat?> seats,
        string parameters,
        Budget budget,
        CancellationToken cancellation
    )
    {
        var plan = new PlanModel(grid);
        Wishes.AddTo(plan, grid, seats);
        plan.Hint(seats);
        return Solve(plan, parameters, budget, cancellation);
    }

    private static Found Solve(PlanModel plan, string parameters, Budget budget, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var seconds = Math.Max(budget.AtMost.TotalSeconds, 0.01);
        var solver = new CpSolver
        {
            StringParameters =
                $"random_seed:{budget.Seed} num_workers:2 interleave_search:true symmetry_level:0 {parameters}"
                + $"max_deterministic_time:{budget.Effort:0.###} max_time_in_seconds:{seconds:0.###}",
        };
        using var stop = cancellation.Register(solver.StopSearch);
        var status = solver.Solve(plan.Model);
        cancellation.ThrowIfCancellationRequested();
        return status switch
        {
            CpSolverStatus.Optimal => new(PlanStatus.Optimal, plan.Read(solver)),
            CpSolverStatus.Feasible => new(PlanStatus.Feasible, plan.Read(solver)),
            CpSolverStatus.Infeasible => new(PlanStatus.Infeasible, []),
            CpSolverStatus.Unknown => new(PlanStatus.Unknown, []),
            _ => throw new InvalidOperationException(plan.Model.Validate()),
        };
    }

    /// <summary>What is best among some spans is not yet best among all.</summary>
    private static Found Partial(Found found) =>
        found.Status switch
        {
            PlanStatus.Optimal => found with { Status = PlanStatus.Feasible },
            PlanStatus.Infeasible => found with { Status = PlanStatus.Unknown },
            _ => found,
        };
}

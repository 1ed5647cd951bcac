namespace Dengke.Timetable;

/// <summary>Spreads classes over the slots of sessions (SCH-1).</summary>
public static class TimetableSolver
{
    /// <summary>
    /// The best plan that is found within the limit, or what to relax where there is none. The same request and limit give the
    /// same plan, unless the machine is so slow that the limit ends the search by the clock.
    /// </summary>
    /// <param name="limit">By the clock; about a third of it is searched where the best plan is not proved before.</param>
    /// <param name="seed">Another one searches in another order.</param>
    /// <exception cref="ArgumentException">
    /// Two classes, sessions or students of a class have the same name, a class has fewer students than exceptions, or the fill
    /// is not 1 to 100.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Plan Solve(PlanRequest request, TimeSpan limit, CancellationToken cancellation, int seed = 1)
    {
        var started = TimeProvider.System.GetTimestamp();
        Validate(request);
        var grid = Grid.Of(request);
        if (Screen.Find(request, grid) is { Count: > 0 } conflicts)
        {
            return Without(PlanStatus.Infeasible, conflicts);
        }

        if (Unchanged(request) is { } previous)
        {
            return With(PlanStatus.Optimal, previous);
        }

        var found = Search.Best(grid, Within(1.0 / 3), cancellation);
        return found.Status switch
        {
            PlanStatus.Infeasible => Without(found.Status, Relaxations.Find(request, IsSolvable)),
            PlanStatus.Unknown => Without(found.Status, [OutOfTime(limit)]),
            _ => With(found.Status, found.Seats.SelectMany((seat, d) => Placements(grid, grid.Demands[d], seat))),
        };

        Budget Within(double share) => new(limit.TotalSeconds * share, limit - TimeProvider.System.GetElapsedTime(started), seed);

        Plan With(PlanStatus status, IEnumerable<Placement> placements) =>
            new()
            {
                Status = status,
                Placements = InOrder(grid, placements),
                Took = TimeProvider.System.GetElapsedTime(started),
            };

        Plan Without(PlanStatus status, IReadOnlyList<PlanConflict> why) =>
            new()
            {
                Status = status,
                Conflicts = why,
                Took = TimeProvider.System.GetElapsedTime(started),
            };

        bool IsSolvable(PlanRequest relaxed)
        {
            var budget = Within(1.0 / 20);
            var slots = Grid.Of(relaxed);
            return budget.AtMost > TimeSpan.Zero
                && Screen.Find(relaxed, slots).Count == 0
                && Search.Any(slots, budget, cancellation) is PlanStatus.Optimal or PlanStatus.Feasible;
        }
    }

    private static void Validate(PlanRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.FillPercent, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.FillPercent, 100, nameof(request));
        Single(request.Sessions.Select(s => s.Session.Id), "session");
        Single(request.Classes.Select(c => c.Name), "class");
        Single(request.Classes.SelectMany(c => c.Exceptions).Select(e => e.StudentNo), "student");
        if (request.Classes.FirstOrDefault(c => c.Students < c.Exceptions.Count) is { } few)
        {
            throw new ArgumentException($"Class {few.Name} has fewer students than exceptions.", nameof(request));
        }
    }

    private static void Single(IEnumerable<string> names, string what)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"There is more than one {what} {twice.Key}.", nameof(names));
        }
    }

    /// <summary>The earlier plan where it keeps every rule: as no other plan changes less, it is the best.</summary>
    private static List<Placement>? Unchanged(PlanRequest request)
    {
        var known = request
            .Classes.SelectMany(c => c.Exceptions.Select(e => (c.Name, (string?)e.StudentNo)).Append((c.Name, null)))
            .ToHashSet();
        var previous = request.Previous.Where(p => known.Contains((p.ClassName, p.StudentNo))).ToList();
        return previous.Count > 0 && PlanCheck.Check(request, previous).Count == 0 ? previous : null;
    }

    private static IEnumerable<Placement> Placements(Grid grid, Demand demand, Seat seat) =>
        seat.Amounts.Select((amount, k) => grid.Placement(demand, seat.Span.First + k, amount));

    private static List<Placement> InOrder(Grid grid, IEnumerable<Placement> placements) =>
        [
            .. placements
                .OrderBy(p => grid.Find(p.SessionId, p.Start))
                .ThenBy(p => p.ClassName, StringComparer.Ordinal)
                .ThenBy(p => p.StudentNo, StringComparer.Ordinal),
        ];

    private static PlanConflict OutOfTime(TimeSpan limit) =>
        new(
            PlanConflictKind.Time,
            "",
            $"在 {limit.TotalSeconds:0.#} 秒内既未找到可行的安排, 也未证明不存在。请延长求解时间, 或放宽固定、不能到场的时间和使用率。",
            $"Within {limit.TotalSeconds:0.#} s no plan was found and none was ruled out. Give it more time, or relax pins, blocked times or the fill."
        );
}

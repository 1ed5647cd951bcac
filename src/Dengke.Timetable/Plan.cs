namespace Dengke.Timetable;

/// <summary>How sure the solver is.</summary>
public enum PlanStatus
{
    /// <summary>No plan is better.</summary>
    Optimal,

    /// <summary>A plan that keeps every rule; time ran out before it was known to be the best.</summary>
    Feasible,

    /// <summary>There is no such plan; the conflicts name what to relax.</summary>
    Infeasible,

    /// <summary>Time ran out with no plan found and none ruled out.</summary>
    Unknown,
}

/// <summary>Something that stands in the way of a plan, or that is wrong with one.</summary>
/// <param name="Kind">One of <see cref="PlanConflictKind"/>.</param>
/// <param name="Subject">What it is about: the name of a class or campus, the id of a session, the number of a student; empty for all.</param>
/// <param name="Chinese">One or two sentences that say what is wrong and what would help.</param>
/// <param name="English">The same in English.</param>
public sealed record PlanConflict(string Kind, string Subject, string Chinese, string English);

/// <summary>What the solver found.</summary>
public sealed record Plan
{
    public required PlanStatus Status { get; init; }

    /// <summary>By session, slot, class; empty where no plan was found.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    /// <summary>Empty where a plan was found.</summary>
    public IReadOnlyList<PlanConflict> Conflicts { get; init; } = [];

    public required TimeSpan Took { get; init; }
}

namespace Dengke.Domain.Kernel;

/// <summary>One legal step of a life cycle.</summary>
/// <param name="From">The state before.</param>
/// <param name="Trigger">What happens.</param>
/// <param name="To">The state after.</param>
/// <param name="NeedsReason">Whether the step must carry a reason (steps back do).</param>
public sealed record Step<TState, TTrigger>(TState From, TTrigger Trigger, TState To, bool NeedsReason = false)
    where TState : struct, Enum
    where TTrigger : struct, Enum;

/// <summary>
/// A life cycle as one table of legal steps. Whatever is not in the table cannot happen; pages ask
/// <see cref="Allowed"/> which buttons to draw, and the diagrams in the documentation are drawn from <see cref="Steps"/>.
/// </summary>
public sealed class LifeCycle<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly Dictionary<(TState, TTrigger), Step<TState, TTrigger>> table;

    /// <exception cref="ArgumentException">Two steps share their state and trigger.</exception>
    public LifeCycle(TState initial, params IReadOnlyList<Step<TState, TTrigger>> steps)
    {
        Initial = initial;
        Steps = steps;
        table = steps.ToDictionary(s => (s.From, s.Trigger));
    }

    public TState Initial { get; }

    public IReadOnlyList<Step<TState, TTrigger>> Steps { get; }

    /// <summary>The steps that are legal in <paramref name="state"/>, in table order.</summary>
    public IEnumerable<Step<TState, TTrigger>> Allowed(TState state) =>
        Steps.Where(s => EqualityComparer<TState>.Default.Equals(s.From, state));

    /// <summary>
    /// The state after <paramref name="trigger"/>, or a failure: <c>illegal_step</c> where the table has no such step,
    /// <c>reason_needed</c> where it needs a reason and none is given.
    /// </summary>
    public Outcome<TState> Fire(TState state, TTrigger trigger, string? reason = null)
    {
        if (!table.TryGetValue((state, trigger), out var step))
        {
            return Failure.Refused(
                "illegal_step",
                $"当前状态({state})不允许此操作({trigger})。",
                $"Not possible in the present state ({state}: {trigger})."
            );
        }

        return step.NeedsReason && string.IsNullOrWhiteSpace(reason)
            ? Failure.Refused("reason_needed", "此操作需要填写原因。", "This needs a reason.")
            : step.To;
    }

    /// <summary>The life cycle as a Mermaid state diagram.</summary>
    public string ToMermaid() =>
        string.Join(
            '\n',
            [
                "stateDiagram-v2",
                $"    [*] --> {Initial}",
                .. Steps.Select(s => $"    {s.From} --> {s.To}: {s.Trigger}{(s.NeedsReason ? " (reason)" : "")}"),
                "",
            ]
        );
}

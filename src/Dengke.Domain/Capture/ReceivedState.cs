using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>Where a shot stands that a station has handed over (HND-1). It is kept in each of them.</summary>
public enum ReceivedState
{
    /// <summary>已对应: it is known whose portrait it is.</summary>
    Matched,

    /// <summary>待处理: nobody's yet, or something is odd about it; a person has to look.</summary>
    SetAside,

    /// <summary>不采用: a person has looked, and it is not to be used.</summary>
    Dismissed,
}

/// <summary>What can happen to a shot that was handed over.</summary>
public enum ReceivedTrigger
{
    Assign,
    Dismiss,
    TakeUp,
}

/// <summary>The life cycle of a shot that was handed over and set aside.</summary>
public static class ReceivedLife
{
    public static LifeCycle<ReceivedState, ReceivedTrigger> Cycle { get; } =
        new(
            ReceivedState.SetAside,
            new(ReceivedState.SetAside, ReceivedTrigger.Assign, ReceivedState.Matched, NeedsReason: true),
            new(ReceivedState.SetAside, ReceivedTrigger.Dismiss, ReceivedState.Dismissed, NeedsReason: true),
            new(ReceivedState.Dismissed, ReceivedTrigger.TakeUp, ReceivedState.SetAside, NeedsReason: true)
        );

    /// <summary>What the state is called on pages.</summary>
    public static (string Chinese, string English) Words(this ReceivedState state) =>
        state switch
        {
            ReceivedState.Matched => ("已对应", "Matched"),
            ReceivedState.SetAside => ("待处理", "Set aside"),
            ReceivedState.Dismissed => ("不采用", "Dismissed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}

using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>How far a student is with proof-reading a portrait (HND-4).</summary>
public enum ReadingState
{
    /// <summary>待确认: the view is there, and the student has said nothing.</summary>
    Waiting,

    /// <summary>已确认: “It is me.”</summary>
    Confirmed,

    /// <summary>有异议: “Something is wrong.” A case is open.</summary>
    Disputed,
}

/// <summary>What can happen to the proof-reading of a portrait.</summary>
public enum ReadingTrigger
{
    Confirm,
    Dispute,

    /// <summary>The case was settled, and the portrait stands.</summary>
    Uphold,
}

/// <summary>The life cycle of proof-reading one portrait; another portrait begins anew.</summary>
public static class ReadingLife
{
    public static LifeCycle<ReadingState, ReadingTrigger> Cycle { get; } =
        new(
            ReadingState.Waiting,
            new(ReadingState.Waiting, ReadingTrigger.Confirm, ReadingState.Confirmed),
            new(ReadingState.Waiting, ReadingTrigger.Dispute, ReadingState.Disputed, NeedsReason: true),
            new(ReadingState.Confirmed, ReadingTrigger.Dispute, ReadingState.Disputed, NeedsReason: true),
            new(ReadingState.Disputed, ReadingTrigger.Uphold, ReadingState.Waiting, NeedsReason: true)
        );

    public static (string Chinese, string English) Words(this ReadingState state) =>
        state switch
        {
            ReadingState.Waiting => ("待确认", "To be confirmed"),
            ReadingState.Confirmed => ("已确认", "Confirmed"),
            ReadingState.Disputed => ("有异议", "Disputed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}

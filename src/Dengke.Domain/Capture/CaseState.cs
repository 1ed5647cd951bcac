using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>Where a case about a portrait stands (CAP-5, HND-4).</summary>
public enum CaseState
{
    /// <summary>待处理.</summary>
    Open,

    /// <summary>已处理.</summary>
    Settled,
}

/// <summary>What can happen to a case.</summary>
public enum CaseTrigger
{
    Settle,
    Reopen,
}

/// <summary>Where a case comes from.</summary>
public enum CaseOrigin
{
    /// <summary>采集现场: at the station.</summary>
    Hall,

    /// <summary>图像校对: the student, proof-reading.</summary>
    ProofReading,

    /// <summary>身份核验: the registry's identity check.</summary>
    IdentityCheck,
}

/// <summary>How a case was settled.</summary>
public enum CaseOutcome
{
    /// <summary>图像有效: the portrait stands.</summary>
    Kept,

    /// <summary>重新采集: it is turned down, and another one is to be taken.</summary>
    Retake,
}

/// <summary>The life cycle of a case about a portrait.</summary>
public static class CaseLife
{
    public static LifeCycle<CaseState, CaseTrigger> Cycle { get; } =
        new(
            CaseState.Open,
            new(CaseState.Open, CaseTrigger.Settle, CaseState.Settled, NeedsReason: true),
            new(CaseState.Settled, CaseTrigger.Reopen, CaseState.Open, NeedsReason: true)
        );

    public static (string Chinese, string English) Words(this CaseState state) =>
        state switch
        {
            CaseState.Open => ("待处理", "Open"),
            CaseState.Settled => ("已处理", "Settled"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static (string Chinese, string English) Words(this CaseOrigin origin) =>
        origin switch
        {
            CaseOrigin.Hall => ("采集现场", "In the hall"),
            CaseOrigin.ProofReading => ("图像校对", "Proof-reading"),
            CaseOrigin.IdentityCheck => ("身份核验", "Identity check"),
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };

    public static (string Chinese, string English) Words(this CaseOutcome outcome) =>
        outcome switch
        {
            CaseOutcome.Kept => ("图像有效", "The portrait stands"),
            CaseOutcome.Retake => ("重新采集", "To be taken again"),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
}

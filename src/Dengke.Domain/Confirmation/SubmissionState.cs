using Dengke.Domain.Kernel;

namespace Dengke.Domain.Confirmation;

/// <summary>Where a college's correction summary 更正汇总表 stands.</summary>
public enum SubmissionState
{
    /// <summary>汇总中: assembles itself from what the counselors register.</summary>
    Open,

    /// <summary>待签字: closed by the secretary, waits for the leader.</summary>
    AwaitingSignature,

    /// <summary>已提交: signed by the leader; the registrar waits for the paper.</summary>
    Submitted,

    /// <summary>已接收: the paper is there and the registrar has accepted the summary.</summary>
    Accepted,
}

/// <summary>What can happen to a college's summary.</summary>
public enum SubmissionTrigger
{
    Close,
    OpenAgain,
    Sign,
    Return,
    Accept,

    /// <summary>Students were registered after the last summary was accepted: the next round takes them alone.</summary>
    Supplement,
}

/// <summary>
/// The life cycle of a college's summary (CON-4 to CON-6). Each signature is a round of its own; a return or a late student
/// begins the next.
/// </summary>
public static class SubmissionLife
{
    public static LifeCycle<SubmissionState, SubmissionTrigger> Cycle { get; } =
        new(
            SubmissionState.Open,
            new(SubmissionState.Open, SubmissionTrigger.Close, SubmissionState.AwaitingSignature),
            new(SubmissionState.AwaitingSignature, SubmissionTrigger.OpenAgain, SubmissionState.Open, NeedsReason: true),
            new(SubmissionState.AwaitingSignature, SubmissionTrigger.Sign, SubmissionState.Submitted),
            new(SubmissionState.Submitted, SubmissionTrigger.Return, SubmissionState.Open, NeedsReason: true),
            new(SubmissionState.Submitted, SubmissionTrigger.Accept, SubmissionState.Accepted),
            new(SubmissionState.Accepted, SubmissionTrigger.Supplement, SubmissionState.Open)
        );
}

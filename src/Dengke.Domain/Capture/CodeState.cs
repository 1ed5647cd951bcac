using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>How far a student is with the capture code 采集码 (COD-2).</summary>
public enum CodeState
{
    /// <summary>未准备.</summary>
    NotReady,

    /// <summary>自述已备: the student says that they have it; nothing was looked at.</summary>
    SaysReady,

    /// <summary>已核对: its picture was read, or it is one of our own.</summary>
    Ready,
}

/// <summary>What can happen to a student's capture code.</summary>
public enum CodeTrigger
{
    Say,
    TakeBack,
    Bind,
    Issue,
    Unbind,
}

/// <summary>Whose code it is.</summary>
public enum CodeKind
{
    /// <summary>The national registry's, which the student gets there in person; opaque to us.</summary>
    Registry,

    /// <summary>Issued here, where the registry has none (COD-3).</summary>
    Own,
}

/// <summary>The life cycle of a student's capture code.</summary>
public static class CodeLife
{
    public static LifeCycle<CodeState, CodeTrigger> Cycle { get; } =
        new(
            CodeState.NotReady,
            new(CodeState.NotReady, CodeTrigger.Say, CodeState.SaysReady),
            new(CodeState.SaysReady, CodeTrigger.TakeBack, CodeState.NotReady),
            new(CodeState.NotReady, CodeTrigger.Bind, CodeState.Ready),
            new(CodeState.SaysReady, CodeTrigger.Bind, CodeState.Ready),
            new(CodeState.Ready, CodeTrigger.Bind, CodeState.Ready),
            new(CodeState.NotReady, CodeTrigger.Issue, CodeState.Ready),
            new(CodeState.SaysReady, CodeTrigger.Issue, CodeState.Ready),
            new(CodeState.Ready, CodeTrigger.Unbind, CodeState.NotReady, NeedsReason: true)
        );
}

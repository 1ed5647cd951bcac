using Dengke.Domain.Kernel;

namespace Dengke.Domain.Confirmation;

/// <summary>Where one student's confirmation stands (CON-1).</summary>
public enum ConfirmationState
{
    /// <summary>待办: the student has not opened the record.</summary>
    NotStarted,

    /// <summary>待确认: opened, not declared.</summary>
    Viewed,

    /// <summary>已确认: declared correct, every field ticked.</summary>
    DeclaredCorrect,

    /// <summary>需更正: declared, with at least one correction asked for.</summary>
    CorrectionAsked,

    /// <summary>已登记: seen and registered by the counselor.</summary>
    Registered,

    /// <summary>已汇总: in the college's closed summary, which waits for the leader's signature.</summary>
    InSummary,

    /// <summary>已提交: in a summary that the leader has signed.</summary>
    Submitted,

    /// <summary>已通过: accepted by the registrar, every correction decided.</summary>
    Final,
}

/// <summary>What can happen to a student's confirmation.</summary>
public enum ConfirmationTrigger
{
    View,
    DeclareCorrect,
    DeclareWithCorrections,
    Withdraw,
    Register,
    RegisterByProxy,
    ReturnToStudent,
    Summarise,
    OpenSummary,
    Submit,
    ReturnToCollege,
    Finish,
    Reopen,
}

/// <summary>
/// The life cycle of a student's confirmation (CON-1, CON-3, CON-8). What becomes of each correction, applied or refused, is
/// the correction's own life cycle (<see cref="CorrectionLife"/>): one student may have one of each.
/// </summary>
public static class ConfirmationLife
{
    public static LifeCycle<ConfirmationState, ConfirmationTrigger> Cycle { get; } =
        new(
            ConfirmationState.NotStarted,
            new(ConfirmationState.NotStarted, ConfirmationTrigger.View, ConfirmationState.Viewed),
            new(ConfirmationState.Viewed, ConfirmationTrigger.DeclareCorrect, ConfirmationState.DeclaredCorrect),
            new(ConfirmationState.Viewed, ConfirmationTrigger.DeclareWithCorrections, ConfirmationState.CorrectionAsked),
            Back(ConfirmationState.DeclaredCorrect, ConfirmationTrigger.Withdraw, ConfirmationState.Viewed),
            Back(ConfirmationState.CorrectionAsked, ConfirmationTrigger.Withdraw, ConfirmationState.Viewed),
            new(ConfirmationState.DeclaredCorrect, ConfirmationTrigger.Register, ConfirmationState.Registered),
            new(ConfirmationState.CorrectionAsked, ConfirmationTrigger.Register, ConfirmationState.Registered),
            Back(ConfirmationState.NotStarted, ConfirmationTrigger.RegisterByProxy, ConfirmationState.Registered),
            Back(ConfirmationState.Viewed, ConfirmationTrigger.RegisterByProxy, ConfirmationState.Registered),
            Back(ConfirmationState.DeclaredCorrect, ConfirmationTrigger.ReturnToStudent, ConfirmationState.Viewed),
            Back(ConfirmationState.CorrectionAsked, ConfirmationTrigger.ReturnToStudent, ConfirmationState.Viewed),
            Back(ConfirmationState.Registered, ConfirmationTrigger.ReturnToStudent, ConfirmationState.Viewed),
            new(ConfirmationState.Registered, ConfirmationTrigger.Summarise, ConfirmationState.InSummary),
            Back(ConfirmationState.InSummary, ConfirmationTrigger.OpenSummary, ConfirmationState.Registered),
            new(ConfirmationState.InSummary, ConfirmationTrigger.Submit, ConfirmationState.Submitted),
            Back(ConfirmationState.Submitted, ConfirmationTrigger.ReturnToCollege, ConfirmationState.Registered),
            new(ConfirmationState.Submitted, ConfirmationTrigger.Finish, ConfirmationState.Final),
            Back(ConfirmationState.Final, ConfirmationTrigger.Reopen, ConfirmationState.Submitted)
        );

    /// <summary>Whether the student has declared, or somebody for them.</summary>
    public static bool IsDeclared(this ConfirmationState state) => state >= ConfirmationState.DeclaredCorrect;

    /// <summary>Whether the counselor has registered the student.</summary>
    public static bool IsRegistered(this ConfirmationState state) => state >= ConfirmationState.Registered;

    private static Step<ConfirmationState, ConfirmationTrigger> Back(
        ConfirmationState from,
        ConfirmationTrigger trigger,
        ConfirmationState to
    ) => new(from, trigger, to, NeedsReason: true);
}

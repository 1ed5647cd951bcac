using Dengke.Domain.Kernel;

namespace Dengke.Domain.Confirmation;

/// <summary>Where one asked-for correction of one field stands.</summary>
public enum CorrectionState
{
    /// <summary>Asked for by the student, or by the counselor for them.</summary>
    Asked,

    /// <summary>Taken back before it was registered.</summary>
    Withdrawn,

    /// <summary>Seen by the counselor with its evidence.</summary>
    Registered,

    /// <summary>In a summary that the college leader has signed; waits for the registrar.</summary>
    Submitted,

    /// <summary>Sent on to the province or the place of origin, which decides.</summary>
    Forwarded,

    /// <summary>Granted, and the working record of the right source changed.</summary>
    Applied,

    /// <summary>Refused with a reason; nothing changed.</summary>
    Refused,
}

/// <summary>What can happen to a correction.</summary>
public enum CorrectionTrigger
{
    Withdraw,
    Register,
    ReturnToStudent,
    Submit,
    ReturnToCollege,
    Forward,
    Grant,
    Refuse,
    Reopen,
}

/// <summary>The life cycle of a correction (CON-2, CON-7).</summary>
public static class CorrectionLife
{
    public static LifeCycle<CorrectionState, CorrectionTrigger> Cycle { get; } =
        new(
            CorrectionState.Asked,
            new(CorrectionState.Asked, CorrectionTrigger.Withdraw, CorrectionState.Withdrawn),
            new(CorrectionState.Asked, CorrectionTrigger.Register, CorrectionState.Registered),
            Back(CorrectionState.Registered, CorrectionTrigger.ReturnToStudent, CorrectionState.Asked),
            new(CorrectionState.Registered, CorrectionTrigger.Submit, CorrectionState.Submitted),
            Back(CorrectionState.Submitted, CorrectionTrigger.ReturnToCollege, CorrectionState.Registered),
            new(CorrectionState.Submitted, CorrectionTrigger.Forward, CorrectionState.Forwarded),
            new(CorrectionState.Submitted, CorrectionTrigger.Grant, CorrectionState.Applied),
            Back(CorrectionState.Submitted, CorrectionTrigger.Refuse, CorrectionState.Refused),
            new(CorrectionState.Forwarded, CorrectionTrigger.Grant, CorrectionState.Applied),
            Back(CorrectionState.Forwarded, CorrectionTrigger.Refuse, CorrectionState.Refused),
            Back(CorrectionState.Applied, CorrectionTrigger.Reopen, CorrectionState.Submitted),
            Back(CorrectionState.Refused, CorrectionTrigger.Reopen, CorrectionState.Submitted)
        );

    /// <summary>Whether it still stands: neither withdrawn nor decided.</summary>
    public static bool IsOpen(this CorrectionState state) =>
        state is CorrectionState.Asked or CorrectionState.Registered or CorrectionState.Submitted or CorrectionState.Forwarded;

    /// <summary>Whether the registrar has decided it.</summary>
    public static bool IsDecided(this CorrectionState state) => state is CorrectionState.Applied or CorrectionState.Refused;

    private static Step<CorrectionState, CorrectionTrigger> Back(
        CorrectionState from,
        CorrectionTrigger trigger,
        CorrectionState to
    ) => new(from, trigger, to, NeedsReason: true);
}

namespace Dengke.Platform.Audit;

/// <summary>What a verification of the audit trail can find. The names are stable: <c>dengke audit verify --json</c> prints them.</summary>
public enum AuditFault
{
    /// <summary>A sealed operation, or one of its events, is not what was sealed: changed, removed or added.</summary>
    OperationChanged,

    /// <summary>A sealed operation is gone.</summary>
    OperationMissing,

    /// <summary>The place of an operation in its seal is empty.</summary>
    LeafMissing,

    /// <summary>Places of a seal are taken by others than those it was made over: reordered, exchanged or added.</summary>
    LeavesChanged,

    /// <summary>A place in a seal that does not exist.</summary>
    LeafWithoutSeal,

    /// <summary>A seal is gone from the chain.</summary>
    SealMissing,

    /// <summary>A seal's own facts are not those it was made with.</summary>
    SealChanged,

    /// <summary>An event belongs to no operation.</summary>
    EventWithoutOperation,

    /// <summary>An operation was put in later with an earlier date.</summary>
    OperationBackdated,

    /// <summary>The seal whose hash was kept elsewhere is not in the chain: it was cut off, or made anew.</summary>
    ExpectedSealMissing,

    /// <summary>A trigger that keeps the trail append-only is not there, or switched off.</summary>
    TriggerMissing,
}

/// <summary>One thing that is not as it was sealed.</summary>
/// <param name="Message">One Chinese sentence.</param>
/// <param name="Seal">The number of the seal concerned, if any.</param>
/// <param name="Operation">The id of the operation concerned, if any.</param>
public sealed record AuditFinding(AuditFault Fault, string Message, int? Seal = null, Guid? Operation = null);

/// <summary>What a verification went through, and where the chain ends.</summary>
/// <param name="Operations">Sealed operations that were looked at.</param>
/// <param name="Unsealed">Operations that no seal covers yet.</param>
/// <param name="Newest">Number of the newest seal, 0 for none.</param>
/// <param name="Hash">The newest seal's hash, to be kept elsewhere; null for none.</param>
public sealed record AuditVerdict(
    long Findings,
    long Operations,
    long Unsealed,
    int Seals,
    int Newest,
    string? Hash,
    DateTimeOffset? SealedAt
);

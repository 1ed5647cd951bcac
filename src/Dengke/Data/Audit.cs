using Dengke.Domain.Kernel;

namespace Dengke.Data;

/// <summary>One act of one actor. Append-only: triggers refuse update and delete on both databases.</summary>
public sealed class Operation
{
    public Guid Id { get; init; }

    /// <summary>From the catalogue of operations, e.g. <c>campaign.revise</c>.</summary>
    public required string Type { get; init; }

    public string? CampaignId { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The role by which the actor was allowed; null where the act needs none (signing in).</summary>
    public Role? ActorRole { get; init; }

    public Channel Channel { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Given by the caller; the same key by the same actor is answered with <see cref="Result"/> and done once.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The value returned, as JSON, where there is an idempotency key.</summary>
    public string? Result { get; init; }
}

/// <summary>What an operation changed. Append-only, like <see cref="Operation"/>.</summary>
public sealed class AuditEvent
{
    public Guid Id { get; init; }

    public Guid OperationId { get; init; }

    /// <summary>Place within the operation, from 0.</summary>
    public int Sequence { get; init; }

    /// <summary>The event's type name, e.g. <c>CampaignRevised</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The version of the type's shape, from 1.</summary>
    public int TypeVersion { get; init; }

    /// <summary>Whom or what it is about, e.g. a student's id.</summary>
    public string? Subject { get; init; }

    /// <summary>The event as JSON; never with an ID number in clear.</summary>
    public required string Data { get; init; }
}

/// <summary>
/// One link of the audit chain: a Merkle root (RFC 9162, 2.1) over operations that were not sealed before, bound to the link
/// before it. Append-only.
/// </summary>
public sealed class AuditSeal
{
    /// <summary>From 1, without gap.</summary>
    public int Number { get; init; }

    public DateTimeOffset SealedAt { get; init; }

    /// <summary>How many operations it covers.</summary>
    public int Size { get; init; }

    /// <summary>Merkle root over the leaves in their order, hex.</summary>
    public required string Root { get; init; }

    /// <summary>SHA-256 over number, time, size, root and the hash before, hex; the first link's hash before is 64 zeros.</summary>
    public required string Hash { get; init; }
}

/// <summary>The place of one operation in the audit chain, and the hash of it with its events. Append-only.</summary>
public sealed class AuditLeaf
{
    public Guid OperationId { get; init; }

    public int SealNumber { get; init; }

    /// <summary>Place within the seal, from 0.</summary>
    public int Position { get; init; }

    /// <summary>SHA-256 over a zero byte and the operation with its events as canonical JSON, hex.</summary>
    public required string Hash { get; init; }
}

/// <summary>Something to be done after the commit, at or after <see cref="DueAt"/>; written in the act's own transaction.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Until when a worker holds the message; a worker that died loses it by time.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When it was given up; the reason is <see cref="LastError"/>.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Why it did not work the last time, in one sentence.</summary>
    public string? LastError { get; set; }

    /// <summary>What it is about, for a page that shows how far it is; e.g. the id of a signed summary.</summary>
    public Guid? About { get; init; }
}

/// <summary>A file in the store: content-addressed, encrypted.</summary>
public sealed class StoredFile
{
    /// <summary>Keyed hash of the content (HMAC-SHA-256, base64url).</summary>
    public required string Id { get; init; }

    public long Size { get; init; }

    /// <summary>The key under which the content is encrypted.</summary>
    public required string KeyId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

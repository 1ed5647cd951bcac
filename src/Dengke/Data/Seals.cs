using Dengke.Domain.Sealing;

namespace Dengke.Data;

/// <summary>A campaign that was sealed: the tree's root and the signature over it (SEA-2). Append-only.</summary>
public sealed class CampaignSeal
{
    public Guid Id { get; init; }

    /// <summary>A campaign is sealed once.</summary>
    public required string CampaignId { get; init; }

    public DateTimeOffset SealedAt { get; init; }

    public required string By { get; init; }

    /// <summary>Records in the tree.</summary>
    public int Size { get; init; }

    /// <summary>Things that were open and named.</summary>
    public int Exceptions { get; init; }

    /// <summary>Base64url.</summary>
    public required string Root { get; init; }

    /// <summary>The signed root: a compact JWS.</summary>
    public required string RootJws { get; init; }

    /// <summary>The signing key's thumbprint.</summary>
    public required string KeyId { get; init; }

    /// <summary>The newest seal of the audit trail at that moment; null where there was none.</summary>
    public int? AuditSeal { get; init; }

    /// <summary>Its hash.</summary>
    public string? AuditHash { get; init; }
}

/// <summary>What was sealed of one student. Append-only, but for the vault's key.</summary>
public sealed class SealedStudent
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    /// <summary>The leaf's place in the tree, from 0.</summary>
    public int Index { get; init; }

    public required string StudentNo { get; init; }

    public required string College { get; init; }

    /// <summary>Base64url.</summary>
    public required string LeafHash { get; init; }

    /// <summary>The canonical record, sealed: it holds a document number.</summary>
    public required string SealedContent { get; set; }

    public Student? Student { get; init; }
}

/// <summary>Something open that the registrar has named before sealing, with the reason (SEA-1).</summary>
public sealed class SealException
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public OpenKind Kind { get; init; }

    /// <summary>What exactly: a student's, case's, shot's or booking's id, or a college's name.</summary>
    public required string Subject { get; init; }

    /// <summary>Whom it is about, in whose record it then stands; null for nobody in particular.</summary>
    public Guid? StudentId { get; init; }

    public required string Reason { get; init; }

    public required string NamedBy { get; init; }

    public DateTimeOffset NamedAt { get; init; }

    /// <summary>When it was taken back; it counts no more.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>What turned out to be wrong in a sealed record, signed and set beside it (SEA-2). Append-only, but for the vault's key.</summary>
public sealed class Erratum
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    /// <summary>From 1 within the campaign.</summary>
    public int Number { get; init; }

    /// <summary>The catalogue key.</summary>
    public required string Field { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The signing key's thumbprint.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signed statement, a compact JWS, sealed: it may hold a document number.</summary>
    public required string SealedJws { get; set; }

    public Student? Student { get; init; }
}

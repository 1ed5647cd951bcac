using Dengke.Domain.Capture;

namespace Dengke.Data;

/// <summary>A capture station that may hand photos over (CAP-3). It is known by its key, which it has made itself.</summary>
public sealed class StationDevice : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public required string Name { get; set; }

    /// <summary>机位号, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Keyed hash of the one-time code that it enrols with; null when there is none to be used.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }

    /// <summary>The public half of its key, as a JWK; null until it has enrolled.</summary>
    public string? PublicKey { get; set; }

    /// <summary>The key's thumbprint.</summary>
    public string? KeyId { get; set; }

    public required string AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? EnrolledAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedReason { get; set; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>How many accepted shots it said then that it still has to hand over.</summary>
    public int Waiting { get; set; }

    public int Version { get; set; }
}

/// <summary>A registrar's public key, to which stations encrypt. While keys are being changed there are two.</summary>
public sealed class RecipientKey : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    /// <summary>The key's thumbprint.</summary>
    public required string KeyId { get; init; }

    /// <summary>As a JWK.</summary>
    public required string PublicKey { get; init; }

    public required string AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Since when nothing is encrypted to it any more; what was before can still be opened with it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    public string? RetiredReason { get; set; }

    public int Version { get; set; }
}

/// <summary>The installation's own key, with which it signs day packs and the packages that it hands to the registrar. The newest is used.</summary>
public sealed class SigningKey
{
    public Guid Id { get; init; }

    /// <summary>The key's thumbprint.</summary>
    public required string KeyId { get; init; }

    /// <summary>The public half, as a JWK.</summary>
    public required string PublicKey { get; init; }

    /// <summary>The private half in base64url, sealed.</summary>
    public required string SealedSecret { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// A shot that a station has handed over: ciphertext, and what the station has signed about it. Whatever comes in good order is kept, also
/// what cannot be used; nothing of it is ever deleted but by retention.
/// </summary>
public sealed class ReceivedShot : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid DeviceId { get; init; }

    /// <summary>The station's own id of it. The same with the same content is the same shot.</summary>
    public Guid ShotId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Of the capture code that was scanned.</summary>
    public required string Token { get; init; }

    /// <summary>The ticket, where the station knew it.</summary>
    public int? Ticket { get; init; }

    /// <summary>The shot number.</summary>
    public required string Shot { get; init; }

    /// <summary>By the station's clock.</summary>
    public DateTimeOffset TakenAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Of the envelope, base64url.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The envelope, in the file store.</summary>
    public required string FileId { get; init; }

    /// <summary>The envelope of the frame from which the portrait was cut; null where the station kept it.</summary>
    public string? OriginalFileId { get; init; }

    /// <summary>What the station has signed: a compact JWS.</summary>
    public required string Statement { get; init; }

    public ReceivedState State { get; set; }

    /// <summary>Why it was set aside: a code; null for one that was matched at once.</summary>
    public string? Problem { get; set; }

    /// <summary>Whose it is, once that is known.</summary>
    public Guid? StudentId { get; set; }

    /// <summary>The portrait that it is, once it is somebody's.</summary>
    public Guid? PhotoId { get; set; }

    /// <summary>Why a person decided about it.</summary>
    public string? Reason { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>When the registrar's own machine had opened it; from then on the station need not keep the original.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    public int Version { get; set; }

    public StationDevice? Device { get; init; }
}

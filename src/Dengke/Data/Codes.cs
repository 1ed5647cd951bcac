using Dengke.Domain.Capture;

namespace Dengke.Data;

/// <summary>How far one student is with the capture code (COD-2); a student without a row has not begun.</summary>
public sealed class CaptureCode : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>One live code a student.</summary>
    public Guid StudentId { get; init; }

    public CodeState State { get; set; }

    /// <summary>Whose code it is; null until there is one.</summary>
    public CodeKind? Kind { get; set; }

    /// <summary>Keyed hash of what the code says; the code itself is not kept. No two students of a campaign have the same.</summary>
    public string? Hash { get; set; }

    /// <summary>What a station calls it, who cannot make the hash; see <c>CodeToken</c>. Null until there is a code.</summary>
    public string? Token { get; set; }

    /// <summary>One of our own, sealed, to be shown to its student again; null for the registry's.</summary>
    public string? SealedToken { get; set; }

    public DateTimeOffset? SaidAt { get; set; }

    public DateTimeOffset? ReadyAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A code that was taken back: who shows it is not let in by it. Append-only.</summary>
public sealed class RevokedCode
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    public CodeKind Kind { get; init; }

    public required string Hash { get; init; }

    /// <summary>What a station called it.</summary>
    public string? Token { get; init; }

    public required string Reason { get; init; }

    public required string RevokedBy { get; init; }

    public DateTimeOffset RevokedAt { get; init; }
}

using Dengke.Domain.Capture;

namespace Dengke.Data;

/// <summary>A student's proof-reading of one portrait (HND-4).</summary>
public sealed class PhotoReading : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    /// <summary>The portrait: a <see cref="CapturedPhoto"/>.</summary>
    public Guid PhotoId { get; init; }

    public ReadingState State { get; set; }

    /// <summary>The small watermarked view, a JPEG in base64url, sealed; null once it has expired.</summary>
    public string? SealedView { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>When the view goes.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public int Version { get; set; }

    public Student? Student { get; init; }
}

/// <summary>Something that is in dispute about a portrait, for the registrar to settle (CAP-5, HND-4).</summary>
public sealed class PhotoCase : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public CaseOrigin Origin { get; init; }

    public CaseState State { get; set; }

    /// <summary>Whom it is about; null where only the shot is known.</summary>
    public Guid? StudentId { get; set; }

    /// <summary>The portrait; null where there is none yet.</summary>
    public Guid? PhotoId { get; set; }

    /// <summary>The shot that the station has handed over with it.</summary>
    public Guid? ShotId { get; init; }

    /// <summary>What is wrong, in the words of whoever opened it.</summary>
    public required string Text { get; init; }

    public required string OpenedBy { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public CaseOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public string? SettledBy { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    public int Version { get; set; }

    public Student? Student { get; init; }
}

/// <summary>What the registry's identity check last said of a student (HND-4).</summary>
public sealed class IdentityCheck : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>One row a student.</summary>
    public Guid StudentId { get; init; }

    public IdentityState State { get; set; }

    /// <summary>What the registry adds.</summary>
    public string? Note { get; set; }

    /// <summary>When a file last said it.</summary>
    public DateTimeOffset ImportedAt { get; set; }

    /// <summary>What was last done about it; null for nothing yet.</summary>
    public string? FollowUp { get; set; }

    public string? FollowedBy { get; set; }

    public DateTimeOffset? FollowedAt { get; set; }

    public int Version { get; set; }

    public Student? Student { get; init; }
}

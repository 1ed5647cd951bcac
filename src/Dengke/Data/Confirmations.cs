using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;

namespace Dengke.Data;

/// <summary>One student's confirmation; a student without a row has not started.</summary>
public sealed class StudentConfirmation : IVersioned
{
    /// <summary>The student's id.</summary>
    public Guid StudentId { get; init; }

    public required string CampaignId { get; init; }

    public ConfirmationState State { get; set; }

    /// <summary>Keys of the fields that the student has ticked as right, separated by a space.</summary>
    public required string Ticked { get; set; }

    public DateTimeOffset? ViewedAt { get; set; }

    public DateTimeOffset? DeclaredAt { get; set; }

    /// <summary>Keyed hash of the values that were declared; a record that has changed since is declared anew.</summary>
    public string? DeclaredHash { get; set; }

    public DateTimeOffset? RegisteredAt { get; set; }

    /// <summary>The counselor's name.</summary>
    public string? RegisteredBy { get; set; }

    /// <summary>代签: why the counselor registered in place of the student; null where the student declared.</summary>
    public string? ProxyReason { get; set; }

    /// <summary>Declared or registered after the campaign's own deadline.</summary>
    public bool Late { get; set; }

    /// <summary>Why it came back to whoever has to act now; null after the next step forward.</summary>
    public string? ReturnReason { get; set; }

    /// <summary>The round of the college's summary that the student is in; null before there is one.</summary>
    public int? SummaryRound { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A window kept open longer for the whole campaign, one college or one student (CAM-3). Append-only.</summary>
public sealed class WindowExtension
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Phase Phase { get; init; }

    /// <summary>Only this college; null for all, or where <see cref="StudentId"/> is given.</summary>
    public string? College { get; init; }

    /// <summary>Only this student, a late admission; null for more than one.</summary>
    public Guid? StudentId { get; init; }

    public DateTimeOffset Until { get; init; }

    public required string Reason { get; init; }

    public required string GrantedBy { get; init; }

    public DateTimeOffset GrantedAt { get; init; }
}

/// <summary>A counselor's word that a student was told, by telephone or in person. Append-only.</summary>
public sealed class ContactNote
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    public required string Note { get; init; }

    public required string By { get; init; }

    public DateTimeOffset At { get; init; }
}

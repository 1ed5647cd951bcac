using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;

namespace Dengke.Data;

/// <summary>A correction of one field that was asked for (CON-2).</summary>
public sealed class Correction : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    /// <summary>The catalogue key.</summary>
    public required string Field { get; init; }

    public CorrectionState State { get; set; }

    /// <summary>What the registry said when it was asked for; a document number masked.</summary>
    public string? RegistryValue { get; init; }

    /// <summary>What the academic system said when it was asked for; a document number masked.</summary>
    public string? AcademicValue { get; init; }

    /// <summary>The value that is said to be right; a document number masked.</summary>
    public required string RequestedValue { get; set; }

    /// <summary>The requested document number, sealed; null for any other field.</summary>
    public string? SealedValue { get; set; }

    /// <summary>Whether the registry is said to be wrong.</summary>
    public bool RegistryWrong { get; set; }

    /// <summary>Whether the academic system is said to be wrong.</summary>
    public bool AcademicWrong { get; set; }

    public required string Reason { get; set; }

    /// <summary>Who decides, by the campaign's routes.</summary>
    public RouteDecision Route { get; set; }

    public required string AskedBy { get; init; }

    /// <summary>Asked for by the counselor in place of the student.</summary>
    public bool ByProxy { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? ForwardedAt { get; set; }

    /// <summary>To whom it was sent on and under what number.</summary>
    public string? ForwardedTo { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionReason { get; set; }

    public int Version { get; set; }

    public List<EvidenceFile> Evidence { get; init; } = [];
}

/// <summary>A photo or PDF that proves a correction; its content is in the file store, encrypted.</summary>
public sealed class EvidenceFile
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    public Guid CorrectionId { get; init; }

    /// <summary>The id of the campaign's evidence kind, or the text of the catalogue's list where the campaign has none.</summary>
    public required string Kind { get; init; }

    public required string FileId { get; init; }

    /// <summary><c>image/jpeg</c> or <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    public long Size { get; init; }

    public required string AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Who has seen the original; null where nobody has said so.</summary>
    public string? OriginalSeenBy { get; set; }

    /// <summary>Taken out by its owner before registration; the row stays.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>A value of the working record that a granted correction has changed: laid over what was imported, which stays.</summary>
public sealed class RecordAmendment
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    public Source Source { get; init; }

    public required string Field { get; init; }

    /// <summary>The value before; a document number masked.</summary>
    public string? OldValue { get; init; }

    /// <summary>The value now; a document number masked.</summary>
    public required string NewValue { get; init; }

    /// <summary>The new document number, sealed; null for any other field.</summary>
    public string? SealedValue { get; init; }

    public Guid CorrectionId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When the correction was reopened; the amendment has no effect from then on.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}

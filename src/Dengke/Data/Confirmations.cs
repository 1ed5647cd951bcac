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

/// <summary>A college's correction summary: where it stands in its present round.</summary>
public sealed class CollegeSubmission : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public required string College { get; init; }

    public SubmissionState State { get; set; }

    /// <summary>From 1; each signature ends one.</summary>
    public int Round { get; set; } = 1;

    public string? ReturnReason { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    public int Version { get; set; }

    public List<SignedSummary> Signed { get; init; } = [];
}

/// <summary>One signed round of a college's summary: the exact rows, who signed them and when (CON-5).</summary>
public sealed class SignedSummary : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid SubmissionId { get; init; }

    public int Round { get; init; }

    /// <summary>The rows as JSON, sealed: they hold document numbers.</summary>
    public required string SealedRows { get; init; }

    /// <summary>SHA-256 over the rows' canonical JSON, hex: what was signed.</summary>
    public required string RowsHash { get; init; }

    /// <summary>Students in it.</summary>
    public int Students { get; init; }

    /// <summary>Corrections in it.</summary>
    public int Corrections { get; init; }

    /// <summary>Students of the college who were not registered when it was signed.</summary>
    public int Missing { get; init; }

    public required string SignedBy { get; init; }

    public Guid SignedById { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>Signed after the campaign's own deadline.</summary>
    public bool Late { get; init; }

    /// <summary>Keyed hash of the random token on the paper, by which the verification page finds it.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The token, sealed, so that the paper can be printed again.</summary>
    public required string SealedToken { get; init; }

    public DateTimeOffset? PaperArrivedAt { get; set; }

    public PaperWay? PaperWay { get; set; }

    public string? TrackingNumber { get; set; }

    public string? PaperRecordedBy { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? ReturnedAt { get; set; }

    public string? ReturnReason { get; set; }

    public int Version { get; set; }
}

/// <summary>How a signed paper came to the registrar.</summary>
public enum PaperWay
{
    /// <summary>送达.</summary>
    ByHand,

    /// <summary>校内交换.</summary>
    InternalPost,

    /// <summary>快递.</summary>
    Courier,
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

using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;

namespace Dengke.Data;

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

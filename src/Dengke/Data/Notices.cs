using Dengke.Domain.Campaigns;

namespace Dengke.Data;

/// <summary>As what a document is given out.</summary>
public enum FileFormat
{
    /// <summary>What it says, as JSON: pages are made of it, and versions compared by it.</summary>
    Content,
    Docx,
    Pdf,
    Html,
    Xlsx,
}

/// <summary>A version of a document of the campaign that was published (CAM-5); never changed once written.</summary>
public sealed class PublishedDocument
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public CampaignDocument Kind { get; init; }

    /// <summary>From 1 for each document of a campaign.</summary>
    public int Number { get; init; }

    /// <summary>The campaign's revision that it was made from.</summary>
    public int Revision { get; init; }

    /// <summary>The number of the timetable's version that it was made from; null where it says nothing of it.</summary>
    public int? Timetable { get; init; }

    /// <summary>The date under it.</summary>
    public DateOnly IssuedOn { get; init; }

    /// <summary>SHA-256 of its text, hexadecimal: whether a new one would say anything else.</summary>
    public required string TextHash { get; init; }

    /// <summary>What has changed, in the registrar's words; null for a first version.</summary>
    public string? Note { get; init; }

    public required string PublishedBy { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public List<PublishedFile> Files { get; init; } = [];
}

/// <summary>A published version in one format.</summary>
public sealed class PublishedFile
{
    public Guid Id { get; init; }

    public Guid DocumentId { get; init; }

    public FileFormat Format { get; init; }

    /// <summary>The <see cref="StoredFile"/>.</summary>
    public required string FileId { get; init; }

    /// <summary>Of its bytes, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public int Size { get; init; }
}

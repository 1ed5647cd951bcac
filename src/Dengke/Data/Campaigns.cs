namespace Dengke.Data;

/// <summary>A campaign: its identity and its newest revision.</summary>
public sealed class CampaignRow : IVersioned
{
    /// <summary>As in the campaign file, e.g. <c>2025</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; set; }

    /// <summary>The number of the newest <see cref="CampaignRevision"/>, from 1.</summary>
    public int Revision { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nothing of it changes any more; null until it is sealed.</summary>
    public DateTimeOffset? SealedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>One state of a campaign's file; never changed once written.</summary>
public sealed class CampaignRevision
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public int Number { get; init; }

    /// <summary>The campaign file.</summary>
    public required string Yaml { get; init; }

    public required string ChangedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Notices;

/// <summary>How a document stands.</summary>
public enum DocumentStanding
{
    /// <summary>未发布.</summary>
    Unpublished,

    /// <summary>已发布: what is published is what would be published now.</summary>
    Current,

    /// <summary>已过期: the campaign or the timetable now says something else than what is published.</summary>
    Outdated,
}

/// <summary>A document with its newest published version.</summary>
/// <param name="Last">Null before the first.</param>
/// <param name="Obstacle">Why it cannot be published now; null where it can.</param>
public sealed record ShelvedDocument(CampaignDocument Kind, PublishedDocument? Last, DocumentStanding Standing, Failure? Obstacle)
{
    public int Next => (Last?.Number ?? 0) + 1;

    /// <summary>Whether publishing it would give out anything new.</summary>
    public bool IsDue => Standing != DocumentStanding.Current && Obstacle is null;
}

/// <summary>The campaign's documents as they stand.</summary>
internal static class DocumentShelf
{
    /// <summary>All five, in their order.</summary>
    public static async Task<IReadOnlyList<ShelvedDocument>> Load(DengkeDb db, DraftSource source, CancellationToken ct)
    {
        var newest = await Newest(db, source.Campaign.Id, ct);
        List<ShelvedDocument> shelf = [];
        foreach (var kind in Enum.GetValues<CampaignDocument>())
        {
            shelf.Add(await Place(source, kind, newest.Find(d => d.Kind == kind)));
        }

        return shelf;
    }

    /// <summary>One document as it stands.</summary>
    public static async Task<ShelvedDocument> Load(
        DengkeDb db,
        DraftSource source,
        CampaignDocument kind,
        CancellationToken ct
    ) => await Place(source, kind, (await Newest(db, source.Campaign.Id, ct)).Find(d => d.Kind == kind));

    /// <summary>The newest version of each document that has one.</summary>
    public static Task<List<PublishedDocument>> Newest(DengkeDb db, string campaign, CancellationToken ct)
    {
        var all = db.PublishedDocuments.Where(d => d.CampaignId == campaign);
        return all.AsNoTracking()
            .Include(d => d.Files)
            .Where(d => !all.Any(later => later.Kind == d.Kind && later.Number > d.Number))
            .ToListAsync(ct);
    }

    private static async Task<ShelvedDocument> Place(DraftSource source, CampaignDocument kind, PublishedDocument? last)
    {
        var obstacle = source.Obstacle(kind);
        if (last is null)
        {
            return new ShelvedDocument(kind, null, DocumentStanding.Unpublished, obstacle);
        }

        // With the date that it went out with, so that a day's passing changes nothing.
        var draft = await source.Make(kind, source.Campaign.Documents.Date ?? last.IssuedOn);
        var same = draft.IsOk && DraftSource.HashOf(draft.Value) == last.TextHash;
        return new ShelvedDocument(
            kind,
            last,
            same ? DocumentStanding.Current : DocumentStanding.Outdated,
            obstacle ?? draft.Failure
        );
    }
}

using Dengke.Data;
using Dengke.Domain.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>Which portraits go into which package: those that count, in the order in which they were taken.</summary>
internal static class PackageParts
{
    /// <summary>Photos of one package.</summary>
    public const int Most = 1000;

    /// <summary>Bytes of one package, below what its form can hold.</summary>
    private const long Largest = 2_000_000_000;

    /// <param name="all">Also those that were opened already.</param>
    /// <returns>The ids of received shots; in each part a token stands once.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<Guid>>> Of(DengkeDb db, string campaign, bool all, CancellationToken ct)
    {
        var rows = await (
            from shot in db.ReceivedShots
            where shot.CampaignId == campaign && shot.State == ReceivedState.Matched && (all || shot.OpenedAt == null)
            join photo in db.CapturedPhotos on shot.PhotoId equals (Guid?)photo.Id
            where photo.State == PhotoState.Current
            join file in db.StoredFiles on shot.FileId equals file.Id
            orderby shot.TakenAt, shot.Id
            select new
            {
                shot.Id,
                shot.Token,
                file.Size,
            }
        ).ToListAsync(ct);
        List<IReadOnlyList<Guid>> parts = [];
        // Two people have one token where a shot was assigned by hand; a package has each once.
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var same in rows.GroupBy(r => seen[r.Token] = seen.GetValueOrDefault(r.Token) + 1).OrderBy(g => g.Key))
        {
            List<Guid> part = [];
            var size = 0L;
            foreach (var row in same)
            {
                if (part.Count == Most || (part.Count > 0 && size + row.Size > Largest))
                {
                    parts.Add(part);
                    (part, size) = ([], 0);
                }

                part.Add(row.Id);
                size += row.Size;
            }

            parts.Add(part);
        }

        return parts;
    }
}

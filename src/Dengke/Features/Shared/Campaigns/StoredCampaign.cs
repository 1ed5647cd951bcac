using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Campaigns;

/// <summary>
/// Reads a campaign as it stands: the newest revision of its file. Which one that is, is asked of the database each time; what it says is
/// read once, since a revision never changes.
/// </summary>
public static class StoredCampaign
{
    private static readonly RevisionCache Cache = new(capacity: 16);

    /// <returns>The campaign, or <c>not_found</c>.</returns>
    /// <exception cref="InvalidDataException">The stored file no longer reads: a bug, since only valid files are stored.</exception>
    public static async Task<Outcome<Campaign>> Load(DengkeDb db, string id, CancellationToken ct)
    {
        var revision = await db
            .CampaignRevisions.Where(r => r.CampaignId == id)
            .OrderByDescending(r => r.Number)
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(ct);
        if (revision is not { } newest)
        {
            return Failure.NotFound($"没有批次“{id}”。", $"There is no campaign {id}.");
        }

        if (Cache.Find(newest) is { } known)
        {
            return known;
        }

        var yaml = await db.CampaignRevisions.Where(r => r.Id == newest).Select(r => r.Yaml).SingleAsync(ct);
        var read = CampaignYaml.Read(yaml);
        if (!read.IsOk)
        {
            throw new InvalidDataException($"Campaign {id}: {read.Failure!.Message}");
        }

        Cache.Keep(newest, read.Value);
        return read.Value;
    }
}

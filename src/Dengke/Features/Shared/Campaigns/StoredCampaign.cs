using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Campaigns;

/// <summary>Reads a campaign as it stands: the newest revision of its file.</summary>
public static class StoredCampaign
{
    /// <returns>The campaign, or <c>not_found</c>.</returns>
    /// <exception cref="InvalidDataException">The stored file no longer reads: a bug, since only valid files are stored.</exception>
    public static async Task<Outcome<Campaign>> Load(DengkeDb db, string id, CancellationToken ct)
    {
        var yaml = await db
            .CampaignRevisions.Where(r => r.CampaignId == id)
            .OrderByDescending(r => r.Number)
            .Select(r => r.Yaml)
            .FirstOrDefaultAsync(ct);
        if (yaml is null)
        {
            return Failure.NotFound($"没有批次“{id}”。");
        }

        var read = CampaignYaml.Read(yaml);
        return read.IsOk ? read.Value : throw new InvalidDataException($"Campaign {id}: {read.Failure!.Message}");
    }
}

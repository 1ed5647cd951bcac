using System.Collections.Concurrent;
using Dengke.Data;
using Dengke.Features.Shared.Campaigns;

namespace Dengke.Features.Stations;

/// <summary>The versions of the day packs as they would be now, looked at anew every few seconds, however many stations ask.</summary>
internal sealed class PackVersions(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, PackContent Content)> known = new(StringComparer.Ordinal);

    /// <summary>Empty where there can be no pack now.</summary>
    public async Task<string> Of(DengkeDb db, StationDevice device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(device.CampaignId, out var last) && now - last.At < Fresh)
        {
            return DayPacks.VersionOf(last.Content, device);
        }

        var campaign = await StoredCampaign.Load(db, device.CampaignId, ct);
        var read = campaign.IsOk ? await PackContent.Load(db, campaign.Value, now, ct) : campaign.Failure!;
        if (!read.IsOk)
        {
            return "";
        }

        known[device.CampaignId] = (now, read.Value);
        return DayPacks.VersionOf(read.Value, device);
    }
}

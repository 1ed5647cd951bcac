using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Crypto;
using Dengke.Platform.StationLink;

namespace Dengke.Features.Stations;

/// <summary>Makes day packs (CAP-3).</summary>
internal static class DayPacks
{
    /// <returns>The pack of a station that has enrolled; <c>not_enrolled</c>, <c>no_recipient</c>, <c>no_specification</c>.</returns>
    public static async Task<Outcome<DayPack>> For(
        DengkeDb db,
        Vault vault,
        StationDevice device,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (device.KeyId is null)
        {
            return Failure.Refused("not_enrolled", "该采集站尚未登记。", "This station has not enrolled yet.");
        }

        var campaign = await StoredCampaign.Load(db, device.CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var read = await PackContent.Load(db, campaign.Value, now, ct);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var content = read.Value;
        return new DayPack(
            device.CampaignId,
            campaign.Value.Title,
            device.Id,
            device.KeyId,
            device.Name,
            device.Number,
            now,
            VersionOf(content, device),
            CodeToken.KeyOf(vault, device.CampaignId),
            content.Specification,
            campaign.Value.Photo.SendOriginals,
            content.Recipients,
            content.Sessions,
            content.People,
            content.Revoked
        );
    }

    /// <summary>What a station fetches anew by: it changes with whatever the pack says, and for new portraits every few minutes only.</summary>
    public static string VersionOf(PackContent content, StationDevice device) =>
        Base64Url.EncodeToString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    JsonSerializer.Serialize(
                        new
                        {
                            content.Mark,
                            device.Id,
                            device.KeyId,
                            device.Name,
                            device.Number,
                        }
                    )
                )
            )
        )[..22];
}

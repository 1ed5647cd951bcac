using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>A station as an act about it needs it.</summary>
internal static class StationCase
{
    /// <summary>A station of the campaign that is in use, tracked; <c>not_found</c>, <c>device_revoked</c>.</summary>
    public static async Task<Outcome<StationDevice>> Load(Work work, string campaign, Guid id, int version, CancellationToken ct)
    {
        var device = await work.Db.StationDevices.FirstOrDefaultAsync(d => d.CampaignId == campaign && d.Id == id, ct);
        if (device is null)
        {
            return Failure.NotFound();
        }

        work.Expect(device, version);
        return device.RevokedAt is null ? device : Revoked();
    }

    /// <summary>One that has no key yet; <c>enrolled_already</c> for others.</summary>
    public static async Task<Outcome<StationDevice>> LoadNew(
        Work work,
        string campaign,
        Guid id,
        int version,
        CancellationToken ct
    ) => (await Load(work, campaign, id, version, ct)).Then(d => d.KeyId is null ? (Outcome<StationDevice>)d : Enrolled(d));

    public static Failure Revoked() => Failure.Refused("device_revoked", "该采集站已停用。", "This station has been revoked.");

    private static Failure Enrolled(StationDevice device) =>
        Failure.Refused(
            "enrolled_already",
            $"采集站“{device.Name}”已登记; 换电脑请先停用, 再新增一个。",
            $"Station “{device.Name}” is enrolled; for another machine revoke it and add a new one."
        );
}

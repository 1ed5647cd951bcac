using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>A one-time code, to be shown once.</summary>
public sealed record NewStationCode(Guid Device, string Name, int Number, string Code, DateTimeOffset ExpiresAt);

/// <summary>Adds a capture station, which then enrols with a one-time code or by the file of its public key (CAP-3).</summary>
/// <param name="Name">At most 40 characters.</param>
/// <param name="Number">机位号, 1 to 50; no two stations in use have the same.</param>
[Api("Adds a capture station; the answer holds its code.", IsSecret = true)]
[Operation("station.add", Role.Registrar)]
public sealed record AddStation(string CampaignId, string? Name, int Number) : Command<NewStationCode>
{
    private const int LongestName = 40;
    private const int LargestNumber = 50;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<NewStationCode>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return Failure.Invalid(
                "name",
                $"请填写采集站名称, 至多 {LongestName} 个字。",
                $"Enter the station's name, at most {LongestName} characters."
            );
        }

        if (Number is < 1 or > LargestNumber)
        {
            return Failure.Invalid(
                "number",
                $"机位号为 1 至 {LargestNumber}。",
                $"The station's number is 1 to {LargestNumber}."
            );
        }

        if (
            await work.Db.StationDevices.AnyAsync(
                d => d.CampaignId == CampaignId && d.RevokedAt == null && (d.Number == Number || d.Name == name),
                ct
            )
        )
        {
            return Failure.Refused(
                "station_there",
                $"名称“{name}”或机位号 {Number} 已在使用; 请换一个, 或先停用原来的采集站。",
                $"The name “{name}” or the number {Number} is in use; choose another, or revoke that station first."
            );
        }

        var (code, expires) = (EnrolmentCode.New(), work.Now + EnrolmentCode.Lifetime);
        var device = new StationDevice
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            Name = name,
            Number = Number,
            CodeHash = EnrolmentCode.HashOf(work.Vault, code),
            CodeExpiresAt = expires,
            AddedBy = work.Actor.Name,
            AddedAt = work.Now,
        };
        work.Db.StationDevices.Add(device);
        work.Record(new StationAdded(device.Id, name, Number));
        return new NewStationCode(device.Id, name, Number, code, expires);
    }
}

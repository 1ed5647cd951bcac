using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Stations;

/// <summary>Makes another one-time code for a station that has not enrolled; the one before no longer holds.</summary>
[Api("Renews the code by which a station enrols.", IsSecret = true)]
[Operation("station.renew_code", Role.Registrar)]
public sealed record RenewStationCode(string CampaignId, Guid DeviceId, int Version) : Command<NewStationCode>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<NewStationCode>> Handle(Work work, CancellationToken ct)
    {
        var found = await StationCase.LoadNew(work, CampaignId, DeviceId, Version, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (device, code) = (found.Value, EnrolmentCode.New());
        (device.CodeHash, device.CodeExpiresAt) = (EnrolmentCode.HashOf(work.Vault, code), work.Now + EnrolmentCode.Lifetime);
        work.Record(new StationCodeMade(device.Id, device.Name, device.Number));
        return new NewStationCode(device.Id, device.Name, device.Number, code, device.CodeExpiresAt.Value);
    }
}

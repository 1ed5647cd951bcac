using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Stations;

/// <summary>
/// Takes a station out of use: lost, stolen, replaced. Its number is free, it gets no day pack and no answer, and what it still hands over is
/// kept and set aside.
/// </summary>
[Api("Revokes a station, with a reason.")]
[Operation("station.revoke", Role.Registrar)]
public sealed record RevokeStation(string CampaignId, Guid DeviceId, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var found = await StationCase.Load(work, CampaignId, DeviceId, Version, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var device = found.Value;
        (device.RevokedAt, device.RevokedReason) = (work.Now, Reason!.Trim());
        (device.CodeHash, device.CodeExpiresAt) = (null, null);
        work.Record(new StationRevoked(device.Id, device.Name, device.Number, device.RevokedReason));
        return default(Done);
    }
}

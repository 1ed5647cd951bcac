using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>
/// A station hands over one shot. Whatever its station has signed is kept; what cannot be matched is set aside for the registrar. The same shot
/// again is refused with <c>received_already</c> and changes nothing.
/// </summary>
[Operation("shot.receive")]
public sealed record ReceiveShot(string CampaignId, Guid DeviceId, HandedShot Shot) : Command<Intake>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Intake>> Handle(Work work, CancellationToken ct)
    {
        var device = await work.Db.StationDevices.AsNoTracking().FirstOrDefaultAsync(d => d.Id == DeviceId, ct);
        if (device is null || device.CampaignId != CampaignId)
        {
            return Failure.NotFound();
        }

        var shot = IncomingShot.Of(Shot, device);
        return shot.IsOk ? await ShotIntake.Take(work, device, shot.Value, ct) : shot.Failure!;
    }
}

/// <summary>Takes in one shot of a station's package, as it is taken in from the station itself (HND-1).</summary>
[Operation("shot.import", Role.Registrar)]
public sealed record ImportShot(string CampaignId, Guid DeviceId, PackedShot Shot) : Command<Intake>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Intake>> Handle(Work work, CancellationToken ct)
    {
        var device = await work.Db.StationDevices.AsNoTracking().FirstOrDefaultAsync(d => d.Id == DeviceId, ct);
        if (device is null || device.CampaignId != CampaignId)
        {
            return Failure.NotFound();
        }

        var shot = IncomingShot.Of(Shot, device);
        return shot.IsOk ? await ShotIntake.Take(work, device, shot.Value, ct) : shot.Failure!;
    }
}

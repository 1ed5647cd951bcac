using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Stations;

/// <summary>A shot that was dismissed is to be looked at again.</summary>
[Api("Takes up a photo that was set aside.")]
[Operation("shot.take_up", Role.Registrar)]
public sealed record TakeUpShot(string CampaignId, Guid Id, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await ShotCase.Step(work, CampaignId, Id, Version, ReceivedTrigger.TakeUp, Reason, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        work.Record(new ShotTakenUp(loaded.Value.Id, loaded.Value.Shot, loaded.Value.Reason!));
        return default(Done);
    }
}

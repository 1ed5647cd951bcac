using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Stations;

/// <summary>A shot that was set aside is not to be used. It is kept, and can be taken up again.</summary>
[Api("Dismisses a photo, with a reason.")]
[Operation("shot.dismiss", Role.Registrar)]
public sealed record DismissShot(string CampaignId, Guid Id, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await ShotCase.Step(work, CampaignId, Id, Version, ReceivedTrigger.Dismiss, Reason, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        work.Record(new ShotDismissed(loaded.Value.Id, loaded.Value.Shot, loaded.Value.Reason!));
        return default(Done);
    }
}

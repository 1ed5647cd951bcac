using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Codes;

/// <summary>The student's word that they have saved their code, or that they have not; nothing is looked at (COD-2).</summary>
[Api("Says whether one is ready for the day of photos.")]
[Operation("code.say", Role.Student)]
public sealed record SayReady(string CampaignId, Guid StudentId, bool Ready) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await CaptureCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var code = await CodeCase.Load(work, found.Value.Student, ct);
        var step = code.Step(Ready ? CodeTrigger.Say : CodeTrigger.TakeBack);
        if (!step.IsOk)
        {
            return step;
        }

        code.SaidAt = Ready ? work.Now : null;
        work.Record(new CodeSaid(found.Value.Student, Ready));
        return default(Done);
    }
}

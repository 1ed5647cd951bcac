using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Proofreading;

/// <summary>“是我本人”: the student has seen the view, and says that the portrait is theirs (HND-4).</summary>
/// <param name="PhotoId">The portrait that the page has shown: another one is not confirmed by it.</param>
[Api("Confirms one's portrait.")]
[Operation("proof.confirm", Role.Student)]
public sealed record ConfirmPortrait(string CampaignId, Guid StudentId, Guid PhotoId) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await ReadingCase.OfOwner(work, CampaignId, StudentId, PhotoId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var own = found.Value;
        if (own.Reading.SealedView is null)
        {
            return Failure.Refused(
                "view_expired",
                "校对图已到期删除, 请联系学籍管理科重新提供。",
                "The view has expired; ask the registrar for it."
            );
        }

        var step = own.Step(work, ReadingTrigger.Confirm);
        if (!step.IsOk)
        {
            return step;
        }

        work.Record(new PortraitConfirmed(own.Student, own.Late));
        return default(Done);
    }
}

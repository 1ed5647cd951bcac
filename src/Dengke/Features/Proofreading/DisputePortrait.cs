using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>“有问题”: the student says what is wrong with the portrait, and a case is opened (HND-4). A portrait has one open case at most.</summary>
/// <param name="PhotoId">The portrait that the page has shown.</param>
[Api("Says that one's portrait is not right.")]
[Operation("proof.dispute", Role.Student)]
public sealed record DisputePortrait(string CampaignId, Guid StudentId, Guid PhotoId, string? Text) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("text", Text) is { } error)
        {
            return error;
        }

        var found = await ReadingCase.OfOwner(work, CampaignId, StudentId, PhotoId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (own, text) = (found.Value, Text!.Trim());
        if (await work.Db.PhotoCases.AnyAsync(c => c.PhotoId == PhotoId && c.State == CaseState.Open, ct))
        {
            return CaseSteps.OpenAlready;
        }

        var step = own.Step(work, ReadingTrigger.Dispute, text);
        if (!step.IsOk)
        {
            return step.Failure!;
        }

        var opened = CaseSteps.Open(work, own.Student, own.Photo, CaseOrigin.ProofReading, text);
        work.Record(new PortraitDisputed(own.Student, opened.Id, text));
        return opened.Id;
    }
}

using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>Takes a case up again. Where the portrait was turned down it cannot be: that portrait does not come back.</summary>
/// <param name="Version">Of the case as it was shown.</param>
[Api("Opens a portrait's case again, with a reason.")]
[Operation("case.reopen", Role.Registrar)]
public sealed record ReopenCase(string CampaignId, Guid CaseId, int Version, string? Reason) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var loaded = await CaseSteps.Load(work, CampaignId, CaseId, Version, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var (found, reason) = (loaded.Value, Reason!.Trim());
        var (photo, reading) = await CaseSteps.About(work, found, ct);
        if (photo is not null && photo.State != PhotoState.Current)
        {
            return Failure.Refused(
                "portrait_replaced",
                "这张照片已不再使用, 不能重新处理。",
                "That portrait is not in use any more; its case stays settled."
            );
        }

        if (
            found.PhotoId is { } about
            && await work.Db.PhotoCases.AnyAsync(c => c.PhotoId == about && c.State == CaseState.Open && c.Id != found.Id, ct)
        )
        {
            return CaseSteps.OpenAlready;
        }

        var step = found.Step(CaseTrigger.Reopen, reason);
        if (!step.IsOk)
        {
            return step;
        }

        (found.Outcome, found.Reason, found.SettledBy, found.SettledAt) = (null, null, null, null);
        if (found.Origin == CaseOrigin.ProofReading && reading is not null and not { State: ReadingState.Disputed })
        {
            reading.State = ReadingLife.Cycle.Fire(reading.State, ReadingTrigger.Dispute, reason).Value;
        }

        StudentRef? student = found.Student is { } own ? (StudentRef)own : null;
        work.Record(new CaseReopened(student, found.Id, reason));
        return default(Done);
    }
}

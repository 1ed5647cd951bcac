using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Proofreading;

/// <summary>
/// Settles a case about a portrait: it stands, and the student answers again; or it is turned down, and another one is to be taken (HND-4).
/// The student is told either way.
/// </summary>
/// <param name="Version">Of the case as it was shown.</param>
[Api("Settles a portrait's case.")]
[Operation("case.settle", Role.Registrar)]
public sealed record SettleCase(string CampaignId, Guid CaseId, int Version, CaseOutcome? Outcome, string? Reason) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        if (Outcome is not { } outcome)
        {
            return Failure.Invalid("outcome", "请选择处理结果。", "Choose the outcome.");
        }

        var loaded = await CaseSteps.Load(work, CampaignId, CaseId, Version, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var (found, reason) = (loaded.Value, Reason!.Trim());
        var step = found.Step(CaseTrigger.Settle, reason);
        if (!step.IsOk)
        {
            return step;
        }

        (found.Outcome, found.Reason, found.SettledBy, found.SettledAt) = (outcome, reason, work.Actor.Name, work.Now);
        await Follow(work, found, outcome, reason, ct);
        StudentRef? student = found.Student is { } own ? (StudentRef)own : null;
        work.Record(new CaseSettled(student, found.Id, outcome, reason));
        Tell(work, found, outcome, reason);
        return default(Done);
    }

    private static async Task Follow(Work work, PhotoCase found, CaseOutcome outcome, string reason, CancellationToken ct)
    {
        var (photo, reading) = await CaseSteps.About(work, found, ct);
        if (outcome == CaseOutcome.Kept && reading is { State: ReadingState.Disputed })
        {
            reading.State = ReadingLife.Cycle.Fire(reading.State, ReadingTrigger.Uphold, reason).Value;
        }

        // A portrait that a newer one has replaced meanwhile needs no turning down.
        if (outcome == CaseOutcome.Retake && photo is { State: PhotoState.Current } && found.Student is { } student)
        {
            work.RejectPhoto(student, photo, reason);
        }
    }

    private static void Tell(Work work, PhotoCase found, CaseOutcome outcome, string reason)
    {
        if (found.StudentId is { } student)
        {
            work.Tell(
                new MessageRequest("portrait_case_settled", found.CampaignId)
                {
                    Student = student,
                    Reason = reason,
                    Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["result"] = outcome.Words().Chinese },
                    Link = "/me/photo",
                }
            );
        }
    }
}

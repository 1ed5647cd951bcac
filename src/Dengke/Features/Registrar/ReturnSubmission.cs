using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Registrar;

[Words("退回{college}第 {round} 次汇总表", "Summary {round} of {college} returned")]
public sealed record SubmissionReturned(string College, int Round, int Students) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>
/// Returns a signed summary to the college with a reason: its students are registered again, and the college signs a new round.
/// Refused with <c>decided_already</c> once a correction in it has been decided.
/// </summary>
[Api("Returns a college's summary, with a reason.")]
[Operation("summary.return", Role.Registrar)]
public sealed record ReturnSubmission(string CampaignId, string College, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await SubmissionCase.Load(work, CampaignId, College, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var (submission, newest) = found.Value;
        work.Expect(submission, Version);
        var step = submission.Step(SubmissionTrigger.Return, Reason);
        if (!step.IsOk)
        {
            return step;
        }

        var students = await found.Value.Students(work, ct);
        var corrections = await SubmissionCase.CorrectionsOf(work, students, ct);
        if (corrections.Exists(c => c.State.IsDecided() || c.State == CorrectionState.Forwarded))
        {
            return Failure.Refused(
                "decided_already",
                "其中已有更正作出处理, 不能整表退回; 请逐项处理。",
                "Some of its corrections are decided, so it cannot be returned whole; deal with them one by one."
            );
        }

        submission.Round++;
        newest.ReturnedAt = work.Now;
        newest.ReturnReason = Reason;
        foreach (var confirmation in students.Select(s => s.Confirmation!))
        {
            (confirmation.SubmittedAt, confirmation.SummaryRound) = (null, null);
        }

        work.Record(new SubmissionReturned(College, newest.Round, students.Count));
        work.Tell(new("summary_returned", CampaignId) { College = College, Reason = Reason });
        return students
            .Select(s => s.Confirmation!.Step(ConfirmationTrigger.ReturnToCollege, Reason))
            .Concat(corrections.Select(c => c.Step(CorrectionTrigger.ReturnToCollege, Reason)))
            .FirstOrDefault(o => !o.IsOk, default(Done));
    }
}

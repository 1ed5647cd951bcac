using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Registrar;

[Words(
    "接收{college}第 {round} 次汇总表, {finished} 名学生办结",
    "Summary {round} of {college} accepted, {finished} students done"
)]
public sealed record SubmissionAccepted(string College, int Round, int Finished) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>
/// Accepts a college's submission once its paper is there: students without an undecided correction are done, the others follow
/// with their last decision.
/// </summary>
/// <returns>How many students are done by it.</returns>
[Api("Accepts a college's signed summary.")]
[Operation("summary.accept", Role.Registrar)]
public sealed record AcceptSubmission(string CampaignId, string College, int Version) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var found = await SubmissionCase.Load(work, CampaignId, College, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (submission, newest) = found.Value;
        work.Expect(submission, Version);
        if (submission.State == SubmissionState.Submitted && newest.PaperArrivedAt is null)
        {
            return Failure.Refused(
                "paper_missing",
                "签字盖章的纸质件还没有登记收到, 不能接收。",
                "The signed paper has not been recorded as arrived, so the summary cannot be accepted."
            );
        }

        var step = submission.Step(SubmissionTrigger.Accept);
        if (!step.IsOk)
        {
            return step.Failure!;
        }

        newest.AcceptedAt = work.Now;
        var students = await found.Value.Students(work, ct);
        var corrections = (await SubmissionCase.CorrectionsOf(work, students, ct)).ToLookup(c => c.StudentId);
        var finished = 0;
        var done = students.Where(s => corrections[s.Id].All(c => c.State.IsDecided())).Select(s => s.Confirmation!);
        foreach (var confirmation in done)
        {
            var moved = confirmation.Step(ConfirmationTrigger.Finish);
            if (!moved.IsOk)
            {
                return moved.Failure!;
            }

            confirmation.FinishedAt = work.Now;
            finished++;
        }

        work.Record(new SubmissionAccepted(College, newest.Round, finished));
        return finished;
    }
}

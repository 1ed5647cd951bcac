using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

[Words("{college}汇总完毕, 送院领导签字: {students} 名学生", "{college} closed its summary for signature: {students} students")]
public sealed record SummaryClosed(string College, int Round, int Students) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>
/// The secretary closes the summary for the leader's signature: every registered student is in it. Students
/// registered after a summary was accepted make a supplement of their own. Refused with <c>nothing_to_sign</c> where nobody is registered.
/// </summary>
/// <returns>How many students are in it.</returns>
[Api("Closes the summary of one's college for the leader's signature.")]
[Operation("summary.close", Role.CollegeSecretary)]
public sealed record CloseSummary(string CampaignId, string College, int Version) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var found = await CollegeCase.Load(work, CampaignId, College, [Role.CollegeSecretary], ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var admitted = await found.Value.Admit(work, ct);
        if (!admitted.IsOk)
        {
            return admitted.Failure!;
        }

        var submission = found.Value.Submission;
        work.Expect(submission, Version);
        var students = await found.Value.StudentsIn(work, ConfirmationState.Registered, ct);
        if (students.Count == 0)
        {
            return Failure.Refused(
                "nothing_to_sign",
                "还没有已登记的学生, 没有可汇总的内容。",
                "No student is registered yet, so there is nothing to sum up."
            );
        }

        if (submission.State == SubmissionState.Submitted)
        {
            return Failure.Refused(
                "not_accepted_yet",
                "上一次汇总表还没有被教务处接收; 接收后可以补充提交。",
                "The last summary is not accepted yet; more can be submitted after that."
            );
        }

        if (submission.State == SubmissionState.Accepted)
        {
            var supplement = submission.Step(SubmissionTrigger.Supplement);
            if (!supplement.IsOk)
            {
                return supplement.Failure!;
            }

            submission.Round++;
        }

        var step = submission.Step(SubmissionTrigger.Close);
        if (!step.IsOk)
        {
            return step.Failure!;
        }

        foreach (var confirmation in students.Select(s => s.Confirmation!))
        {
            var moved = confirmation.Step(ConfirmationTrigger.Summarise);
            if (!moved.IsOk)
            {
                return moved.Failure!;
            }

            confirmation.SummaryRound = submission.Round;
        }

        submission.ClosedAt = work.Now;
        submission.ClosedBy = work.Actor.Name;
        work.Record(new SummaryClosed(College, submission.Round, students.Count));
        work.Tell(new("summary_ready", CampaignId) { College = College, Count = await Corrections(work, students, ct) });
        return students.Count;
    }

    private static Task<int> Corrections(Work work, List<Student> students, CancellationToken ct)
    {
        var ids = students.ConvertAll(s => s.Id);
        return work.Db.Corrections.CountAsync(c => ids.Contains(c.StudentId) && c.State == CorrectionState.Registered, ct);
    }
}

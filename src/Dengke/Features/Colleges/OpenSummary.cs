using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Colleges;

[Words("{college}的汇总退回汇总中", "{college}'s summary was opened again")]
public sealed record SummaryOpened(string College, int Round) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>The leader or the secretary opens a closed summary again before it is signed, with a reason.</summary>
[Api("Opens a closed summary of one's college again.")]
[Operation("summary.open", Role.CollegeSecretary, Role.CollegeLeader)]
public sealed record OpenSummary(string CampaignId, string College, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await CollegeCase.Load(work, CampaignId, College, [Role.CollegeSecretary, Role.CollegeLeader], ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var submission = found.Value.Submission;
        work.Expect(submission, Version);
        var step = submission.Step(SubmissionTrigger.OpenAgain, Reason);
        if (!step.IsOk)
        {
            return step;
        }

        var students = await found.Value.StudentsIn(work, ConfirmationState.InSummary, ct);
        foreach (var confirmation in students.Select(s => s.Confirmation!))
        {
            var moved = confirmation.Step(ConfirmationTrigger.OpenSummary, Reason);
            if (!moved.IsOk)
            {
                return moved;
            }

            confirmation.SummaryRound = null;
        }

        work.Record(new SummaryOpened(College, submission.Round));
        return default(Done);
    }
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Corrections;

[Words("{student}撤回了“{field}”的更正申请", "The correction of “{field}” of {student} was withdrawn")]
[Step("撤回“{field}”的更正申请", "Withdrew the correction of “{field}”")]
public sealed record CorrectionWithdrawn(StudentRef Student, string Field, Guid CorrectionId) : StudentEvent(Student);

/// <summary>Takes back a correction before the record is declared; the routes of the others are found anew.</summary>
[Api("Withdraws a correction.")]
[Operation("correction.withdraw", Role.Student, Role.Counselor)]
public sealed record WithdrawCorrection(string CampaignId, Guid StudentId, Guid CorrectionId, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwnerOrCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (campaign, student, confirmation) = found.Value;
        var correction = await work.Db.Corrections.FirstOrDefaultAsync(c => c.Id == CorrectionId && c.StudentId == StudentId, ct);
        if (correction is null)
        {
            return Failure.NotFound();
        }

        if (confirmation.State.IsDeclared())
        {
            return Failure.Refused(
                "already_declared",
                "已提交确认; 要撤回这项申请, 请先撤回确认。",
                "You have declared already; withdraw the declaration before this request."
            );
        }

        work.Expect(correction, Version);
        found.Value.Touch(work);
        var step = correction.Step(CorrectionTrigger.Withdraw);
        if (!step.IsOk)
        {
            return step;
        }

        var rest = (await found.Value.OpenCorrections(work, ct)).Where(c => c.Id != CorrectionId).ToList();
        var rerouted = CorrectionRules.Reroute(campaign, rest);
        work.Record(new CorrectionWithdrawn(student, Labels.Of(campaign, correction), correction.Id));
        return rerouted;
    }
}

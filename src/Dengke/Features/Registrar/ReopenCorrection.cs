using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

[Words("重新处理{student}的“{field}”更正", "The decision on “{field}” of {student} was reopened")]
[Step("重新审核“{field}”", "Reopened the correction of “{field}”")]
public sealed record CorrectionReopened(StudentRef Student, string Field, Guid CorrectionId) : StudentEvent(Student);

/// <summary>Takes a decision back with a reason: what was granted is undone, and the correction waits to be decided anew.</summary>
[Api("Opens a decided correction again, with a reason.")]
[Operation("correction.reopen", Role.Registrar)]
public sealed record ReopenCorrection(string CampaignId, Guid CorrectionId, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var correction = await work.Db.Corrections.FirstOrDefaultAsync(
            c => c.Id == CorrectionId && c.CampaignId == CampaignId,
            ct
        );
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (correction is null || !campaign.IsOk)
        {
            return Failure.NotFound();
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        work.Expect(correction, Version);
        var wasApplied = correction.State == CorrectionState.Applied;
        var step = correction.Step(CorrectionTrigger.Reopen, Reason);
        if (!step.IsOk)
        {
            return step;
        }

        (correction.DecidedBy, correction.DecidedAt, correction.DecisionReason) = (null, null, null);
        var student = await work.Db.Students.FirstAsync(s => s.Id == correction.StudentId, ct);
        if (wasApplied)
        {
            await Amending.Undo(work, campaign.Value, student, correction, ct);
        }

        var confirmation = await work.Db.StudentConfirmations.FirstAsync(c => c.StudentId == student.Id, ct);
        work.Record(new CorrectionReopened(student, Labels.Of(campaign.Value, correction), correction.Id));
        if (confirmation.State != ConfirmationState.Final)
        {
            return default(Done);
        }

        confirmation.FinishedAt = null;
        return confirmation.Step(ConfirmationTrigger.Reopen, Reason);
    }
}

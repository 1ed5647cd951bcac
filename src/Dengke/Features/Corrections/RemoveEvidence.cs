using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Corrections;

[Words("{student}撤下了“{field}”更正的一份材料", "Evidence was taken from the correction of “{field}” of {student}")]
[Step("撤下“{field}”的一份材料", "Took away evidence for “{field}”")]
public sealed record EvidenceRemoved(StudentRef Student, string Field, Guid CorrectionId, string Kind) : StudentEvent(Student);

/// <summary>Takes a file from a correction that has not been registered yet; its row stays, as removed.</summary>
[Api("Takes a file away from a correction that is not yet registered.")]
[Operation("correction.remove_evidence", Role.Student, Role.Counselor)]
public sealed record RemoveEvidence(string CampaignId, Guid StudentId, Guid EvidenceId) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwnerOrCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var file = await work.Db.EvidenceFiles.FirstOrDefaultAsync(e => e.Id == EvidenceId && e.StudentId == StudentId, ct);
        if (file is not { RemovedAt: null })
        {
            return Failure.NotFound();
        }

        var correction = await work.Db.Corrections.FirstAsync(c => c.Id == file.CorrectionId, ct);
        if (correction.State != CorrectionState.Asked)
        {
            return Failure.Refused(
                "registered_already",
                "这项更正已经登记, 不能再增减材料。",
                "This correction is registered; its evidence no longer changes."
            );
        }

        file.RemovedAt = work.Now;
        work.Record(
            new EvidenceRemoved(found.Value.Student, Labels.Of(found.Value.Campaign, correction), correction.Id, file.Kind)
        );
        return default(Done);
    }
}

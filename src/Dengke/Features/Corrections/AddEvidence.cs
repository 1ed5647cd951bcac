using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Corrections;

[Words("{student}为“{field}”的更正补充了材料", "Evidence was added to the correction of “{field}” of {student}")]
[Step("为“{field}”补充了材料", "Added evidence for “{field}”")]
public sealed record EvidenceAdded(StudentRef Student, string Field, Guid CorrectionId, string Kind) : StudentEvent(Student);

/// <summary>Adds a file to a correction that has not been registered yet. At most <see cref="Most"/> files a correction.</summary>
/// <returns>The file's id.</returns>
[Api("Adds a file to a correction.", Body = typeof(MoreEvidenceSent), LongestBody = EvidenceSent.LongestBody)]
[Operation("correction.add_evidence", Role.Student, Role.Counselor)]
public sealed record AddEvidence(string CampaignId, Guid StudentId, Guid CorrectionId, NewEvidence Evidence) : Command<Guid>
{
    public const int Most = 12;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwnerOrCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var correction = await work
            .Db.Corrections.Include(c => c.Evidence)
            .FirstOrDefaultAsync(c => c.Id == CorrectionId && c.StudentId == StudentId, ct);
        if (correction is null)
        {
            return Failure.NotFound();
        }

        if (correction.State != CorrectionState.Asked)
        {
            return Failure.Refused(
                "registered_already",
                "这项更正已经登记, 不能再增减材料。",
                "This correction is registered; its evidence no longer changes."
            );
        }

        if (correction.Evidence.Count(e => e.RemovedAt is null) >= Most)
        {
            return Failure.Refused(
                "too_many_files",
                $"一项更正至多 {Most} 份材料。",
                $"At most {Most} files for one correction."
            );
        }

        var file = await Evidence.Store(work, correction, ct);
        work.Db.EvidenceFiles.Add(file);
        work.Record(
            new EvidenceAdded(found.Value.Student, Labels.Of(found.Value.Campaign, correction), correction.Id, Evidence.Kind)
        );
        return file.Id;
    }
}

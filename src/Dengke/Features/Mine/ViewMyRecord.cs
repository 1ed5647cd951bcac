using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Mine;

[Words("{student}打开了学籍信息", "{student} opened the record")]
[Step("打开了学籍信息", "Opened the record")]
public sealed record RecordViewed(StudentRef Student) : StudentEvent(Student);

/// <summary>Notes that the student has opened the record for the first time. Possible only while the confirmation is open.</summary>
[Api("Notes that one has opened one's record.")]
[Operation("confirmation.view", Role.Student)]
public sealed record ViewMyRecord(string CampaignId, Guid StudentId) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (_, student, confirmation) = found.Value;
        var step = confirmation.Step(ConfirmationTrigger.View);
        if (step.IsOk)
        {
            confirmation.ViewedAt = work.Now;
            work.Record(new RecordViewed(student));
        }

        return step;
    }
}

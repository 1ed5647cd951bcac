using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Mine;

[Words("{student}勾选了 {fields} 个字段", "{student} ticked {fields} fields")]
public sealed record FieldsTicked(StudentRef Student, int Fields) : StudentEvent(Student);

/// <summary>Keeps what the student has ticked so far, so that nothing is lost when the phone goes away.</summary>
/// <param name="Ticked">Keys of all fields that are ticked now; others than the student's confirmed ones are left aside.</param>
[Operation("confirmation.tick", Role.Student)]
public sealed record TickFields(string CampaignId, Guid StudentId, IReadOnlyList<string> Ticked) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (campaign, student, confirmation) = found.Value;
        var admitted = await found.Value.Admit(work, ct);
        if (!admitted.IsOk)
        {
            return admitted.Failure!;
        }

        if (confirmation.State != ConfirmationState.Viewed)
        {
            return Failure.Refused("already_declared", "您已提交确认; 要修改请先撤回。");
        }

        var keys = campaign.Catalogue().Fields.Where(f => f.Confirmed && Ticked.Contains(f.Key)).Select(f => f.Key).ToList();
        confirmation.Ticked = string.Join(' ', keys);
        work.Record(new FieldsTicked(student, keys.Count));
        return default(Done);
    }
}

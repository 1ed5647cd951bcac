using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Mine;

[Words("{student}勾选了 {fields} 个字段", "{student} ticked {fields} fields")]
public sealed record FieldsTicked(StudentRef Student, int Fields) : StudentEvent(Student);

/// <summary>
/// Keeps what the student has ticked so far, so that nothing is lost when the phone goes away. The confirmation's version stays: a
/// tick on its way must not make the declaration that follows it a stale one.
/// </summary>
/// <param name="Ticked">Keys of all fields that are ticked now; others than the student's confirmed ones are left aside.</param>
[Api("Keeps which fields of one's record are right so far.")]
[Operation("confirmation.tick", Role.Student)]
public sealed record TickFields(string CampaignId, Guid StudentId, IReadOnlyList<string> Ticked) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (campaign, student, confirmation) = found.Value;
        if (confirmation.State != ConfirmationState.Viewed)
        {
            return AlreadyDeclared();
        }

        var keys = campaign.Catalogue().Fields.Where(f => f.Confirmed && Ticked.Contains(f.Key)).Select(f => f.Key).ToList();
        var ticked = string.Join(' ', keys);
        var kept = await work
            .Db.StudentConfirmations.Where(c => c.StudentId == StudentId && c.State == ConfirmationState.Viewed)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Ticked, ticked), ct);
        if (kept == 0)
        {
            return AlreadyDeclared();
        }

        work.Record(new FieldsTicked(student, keys.Count));
        return default(Done);
    }

    private static Failure AlreadyDeclared() =>
        Failure.Refused(
            "already_declared",
            "您已提交确认; 要修改请先撤回。",
            "You have declared already; withdraw the declaration to change anything."
        );
}

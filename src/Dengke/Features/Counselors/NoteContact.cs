using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Counselors;

[Words("已告知{student}: {note}", "{student} was told: {note}")]
[Step("辅导员告知: {note}", "Told by the counselor: {note}")]
public sealed record StudentContacted(StudentRef Student, string Note) : StudentEvent(Student);

/// <summary>The counselor's word that a student was told, for the call list.</summary>
/// <param name="Note">How, and what was said; 1 to 200 characters, e.g. 已电话告知.</param>
[Api("Notes that a student was told.")]
[Operation("student.contact", Role.Counselor)]
public sealed record NoteContact(string CampaignId, Guid StudentId, string? Note) : Command<Done>
{
    private const int LongestNote = 200;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.OfCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (string.IsNullOrWhiteSpace(Note) || Note.Length > LongestNote)
        {
            return Failure.Invalid(
                "note",
                $"请写明如何告知, 至多 {LongestNote} 个字。",
                $"Say how they were told, in at most {LongestNote} characters."
            );
        }

        work.Db.ContactNotes.Add(
            new ContactNote
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                StudentId = StudentId,
                Note = Note.Trim(),
                By = work.Actor.Name,
                At = work.Now,
            }
        );
        work.Record(new StudentContacted(found.Value.Student, Note.Trim()));
        return default(Done);
    }
}

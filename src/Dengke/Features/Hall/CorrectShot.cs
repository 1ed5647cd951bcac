using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

[Words("拍摄号 {old} 更正为 {shotNumber}: {reason}", "Shot number {old} was corrected to {shotNumber}: {reason}")]
public sealed record ShotCorrected(StudentRef Student, string Session, string Old, string ShotNumber, string Reason)
    : StudentEvent(Student);

/// <summary>Corrects a shot number that was entered wrongly, with a reason; the wrong entry stays and no longer holds.</summary>
[Api("Corrects the number of a shot, with a reason.")]
[Operation("hall.correct_shot", Role.PhotoOperator, Role.Registrar)]
public sealed record CorrectShot(string CampaignId, string SessionId, Guid EntryId, string? ShotNumber, string? Reason)
    : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        if (ShotNumbers.Normal(ShotNumber ?? "") is not { } number)
        {
            return Failure.Invalid(
                "shotNumber",
                "请填写拍摄号: 至多 40 个字母、数字或短横。",
                "Enter a shot number: at most 40 letters, digits and hyphens."
            );
        }

        var shots = work.Db.ShotEntries.Where(s =>
            s.CampaignId == CampaignId && s.SessionId == SessionId && s.VoidReason == null
        );
        if (await shots.FirstOrDefaultAsync(s => s.Id == EntryId, ct) is not { } wrong)
        {
            return Failure.NotFound();
        }

        if (await shots.AnyAsync(s => s.ShotNumber == number, ct))
        {
            return Failure.Refused(
                "shot_number_taken",
                $"拍摄号 {number} 已登记, 请核对。",
                $"Shot number {number} is noted already; please check."
            );
        }

        wrong.VoidReason = Reason!.Trim();
        await work.Flush(ct);
        work.Db.ShotEntries.Add(
            new ShotEntry
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                SessionId = SessionId,
                TicketId = wrong.TicketId,
                StudentId = wrong.StudentId,
                ShotNumber = number,
                Station = wrong.Station,
                At = wrong.At,
                By = work.Actor.Name,
            }
        );
        var (old, session) = (wrong.ShotNumber, SessionId);
        var photo = await work.Db.CapturedPhotos.FirstOrDefaultAsync(
            p => p.StudentId == wrong.StudentId && p.Occasion == session && p.ShotNumber == old,
            ct
        );
        photo?.ShotNumber = number;
        var student = await work.Db.Students.SingleAsync(s => s.Id == wrong.StudentId, ct);
        work.Record(new ShotCorrected(student, SessionId, old, number, wrong.VoidReason));
        return default(Done);
    }
}

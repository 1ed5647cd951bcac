using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

[Words(
    "{student}到店补采, 已核对学校、学院、学号、姓名",
    "{student} came to the studio; school, college, student number and name were confirmed"
)]
[Step("已到店补采, 身份已核对", "Came to the studio; identity confirmed")]
public sealed record StudioAttended(StudentRef Student, Guid BookingId, bool Retake) : StudentEvent(Student);

/// <summary>
/// 完成采集: the desk has confirmed who it is, and the portrait is taken (MUP-2). It counts in place of an earlier one, which stays in
/// the history. A booking that was missed may still be attended on its day.
/// </summary>
/// <param name="ShotNumber">The number of the picture in the studio's own system, at most 40 characters; null where it has none.</param>
/// <remarks>
/// Refused: <c>not_confirmed</c>, <c>already_attended</c>, <c>booking_cancelled</c>, <c>other_day</c>, <c>not_in_cohort</c>.
/// </remarks>
[Api("Notes that somebody has come to the studio and was photographed.")]
[Operation("makeup.attend", Role.PhotoOperator, Role.Registrar)]
public sealed record AttendStudio(
    string CampaignId,
    Guid BookingId,
    bool SchoolConfirmed,
    bool CollegeConfirmed,
    bool NumberConfirmed,
    bool NameConfirmed,
    string? ShotNumber = null
) : Command<Done>
{
    private const int LongestShotNumber = 40;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await DeskBooking.Load(work, CampaignId, BookingId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (booking, student, slot) = found.Value;
        if (!(SchoolConfirmed && CollegeConfirmed && NumberConfirmed && NameConfirmed))
        {
            return Failure.Refused(
                "not_confirmed",
                "请当面核对学校、学院、学号、姓名四项, 全部无误后再完成采集。",
                "Confirm all four with the student first: school, college, student number and name."
            );
        }

        if (ShotNumber?.Trim().Length > LongestShotNumber)
        {
            return Failure.Invalid(
                "shot",
                $"拍摄号至多 {LongestShotNumber} 个字符。",
                $"A shot number has at most {LongestShotNumber} characters."
            );
        }

        if (StudioPlan.DateOf(slot.StartsAt) != StudioPlan.DateOf(work.Now))
        {
            return Failure.Refused(
                "other_day",
                "预约不在今天; 请先改到今天, 或按现场到店登记。",
                "The booking is for another day; let the student in as a walk-in."
            );
        }

        var attended = BookingLife.Cycle.Fire(booking.State, BookingTrigger.Attend);
        if (!attended.IsOk)
        {
            return DeskBooking.Over(booking);
        }

        if (!student.InCohort)
        {
            return Failure.Refused("not_in_cohort", "该生不在本批次范围内。", "This student is not in the campaign's cohort.");
        }

        booking.State = attended.Value;
        booking.EndedAt = work.Now;
        booking.ConfirmedBy = work.Actor.Name;
        var retake = await work.Db.CurrentPhoto(student.Id, ct) is not null;
        work.Record(new StudioAttended(student, booking.Id, retake));
        var shot = string.IsNullOrWhiteSpace(ShotNumber) ? null : ShotNumber.Trim();
        await work.TakePhoto(student, CapturedPhoto.MakeUp, shot, booking.RetakeReason, ct);
        await CancelOther(work, student, ct);
        return default(Done);
    }

    /// <summary>Who was missed, booked again, and came on the day after all, no longer needs the other place.</summary>
    private async Task CancelOther(Work work, Student student, CancellationToken ct)
    {
        var other = await work.Db.StudioBookings.FirstOrDefaultAsync(
            b => b.StudentId == student.Id && b.Id != BookingId && b.State == BookingState.Booked,
            ct
        );
        if (other is not null)
        {
            await CancelStudio.Cancel(work, student, other, ct);
        }
    }
}

using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>One student with the studio as it is open for them and the booking that is still to come; student and booking are tracked.</summary>
internal sealed record StudioCase(StudioPlan Plan, Student Student, StudioBooking? Booking)
{
    /// <summary>The student's own.</summary>
    /// <returns>The case; <c>not_found</c>, <c>not_in_cohort</c>, <c>no_make_up</c>.</returns>
    public static Task<Outcome<StudioCase>> OfOwner(Work work, string campaign, Guid student, CancellationToken ct) =>
        Load(work, campaign, work.Db.Students.OwnedBy(work.Actor).Where(s => s.Id == student), ct);

    /// <summary>Whoever stands at the desk, by student number.</summary>
    /// <inheritdoc cref="OfOwner" path="/returns"/>
    public static Task<Outcome<StudioCase>> AtDesk(Work work, string campaign, string studentNo, CancellationToken ct) =>
        Load(work, campaign, work.Db.Students.Where(s => s.StudentNo == studentNo), ct);

    /// <summary>Whether a reason is needed and good: whoever has a portrait says why there is to be another.</summary>
    /// <returns>The reason to keep, null for a first portrait; <c>reason_needed</c>.</returns>
    public async Task<Outcome<string?>> RetakeReason(Work work, string? reason, CancellationToken ct)
    {
        if (reason?.Length > Reasons.Longest)
        {
            return Reasons.Error("reason", reason)!;
        }

        if (await work.Db.CurrentPhoto(Student.Id, ct) is null)
        {
            return (string?)null;
        }

        return string.IsNullOrWhiteSpace(reason)
            ? Failure.Refused(
                "reason_needed",
                "已有毕业图像, 请写明为什么重新采集。",
                "There is a portrait already; say why there is to be another."
            )
            : reason.Trim();
    }

    /// <summary>A booking whose time is over counts as missed, so that it keeps nobody from another.</summary>
    /// <returns>The case without it, or as it was.</returns>
    public async Task<StudioCase> Lapse(Work work, CancellationToken ct)
    {
        if (Booking is null || await SlotOf(work, Booking, ct) is not { } slot || slot.EndsAt > work.Now)
        {
            return this;
        }

        Miss(work, Student, Booking, slot);
        await work.Flush(ct);
        return this with { Booking = null };
    }

    public static void Miss(Work work, Student student, StudioBooking booking, StudioSlot slot)
    {
        booking.State = BookingLife.Cycle.Fire(booking.State, BookingTrigger.Miss).Value;
        booking.EndedAt = work.Now;
        work.Record(new StudioMissed(student, slot.StartsAt));
    }

    public StudioBooking Add(Work work, StudioSlot slot, string? retakeReason)
    {
        var booking = new StudioBooking
        {
            Id = work.NewId(),
            CampaignId = Plan.Campaign.Id,
            StudentId = Student.Id,
            SlotId = slot.Id,
            State = BookingLife.Cycle.Initial,
            RetakeReason = retakeReason,
            BookedAt = work.Now,
        };
        work.Db.StudioBookings.Add(booking);
        return booking;
    }

    public static Task<StudioSlot> SlotOf(Work work, StudioBooking booking, CancellationToken ct) =>
        work.Db.StudioSlots.AsNoTracking().SingleAsync(s => s.Id == booking.SlotId, ct);

    /// <summary>Has the student told when and where to be.</summary>
    public void TellBooked(Work work, StudioHour hour) =>
        work.Tell(
            new MessageRequest("make_up_booked", Plan.Campaign.Id)
            {
                Student = Student.Id,
                Values = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["slot"] = hour.Window.Describe(),
                    ["venue"] = Plan.Place,
                },
            }
        );

    public static Failure NoBooking() =>
        Failure.Refused("no_booking", "没有等待前往的补采预约。", "There is no booking to come.");

    private static async Task<Outcome<StudioCase>> Load(
        Work work,
        string campaign,
        IQueryable<Student> reach,
        CancellationToken ct
    )
    {
        if (await reach.FirstOrDefaultAsync(s => s.CampaignId == campaign, ct) is not { } student)
        {
            return Failure.NotFound();
        }

        if (!student.InCohort)
        {
            return Failure.Refused(
                "not_in_cohort",
                "不在本批次范围内, 无需补采。",
                "Not in this campaign; no portrait is needed."
            );
        }

        var plan = await StudioPlan.Load(work.Db, campaign, ct);
        if (!plan.IsOk)
        {
            return plan.Failure!;
        }

        var booking = await work.Db.StudioBookings.FirstOrDefaultAsync(
            b => b.StudentId == student.Id && b.State == BookingState.Booked,
            ct
        );
        return new StudioCase(await plan.Value.For(work.Db, student, ct), student, booking);
    }
}

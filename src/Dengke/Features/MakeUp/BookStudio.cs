using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.MakeUp;

[Words("{student}预约了补采: {startsAt}", "{student} booked the studio: {startsAt}")]
[Step("已预约补采: {startsAt}", "Make-up booked: {startsAt}")]
public sealed record StudioBooked(StudentRef Student, DateTimeOffset StartsAt, bool Retake) : StudentEvent(Student);

/// <summary>The student's booking of an hour at the studio (MUP-1).</summary>
/// <param name="StartsAt">The start of one of the studio's hours.</param>
/// <param name="Reason">Why there is to be another portrait; needed of whoever has one.</param>
/// <remarks>
/// Refused: <c>no_make_up</c>, <c>not_in_cohort</c>, <c>already_booked</c>, <c>studio_shut</c>, <c>slot_begun</c>, <c>reason_needed</c>,
/// <c>slot_full</c>.
/// </remarks>
[Api("Books an appointment at the studio.")]
[Operation("makeup.book", Role.Student)]
public sealed record BookStudio(string CampaignId, Guid StudentId, DateTimeOffset StartsAt, string? Reason = null) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override string? Because => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudioCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var own = await found.Value.Lapse(work, ct);
        if (own.Booking is not null)
        {
            return Failure.Refused(
                "already_booked",
                "您已有一个预约; 要换时间请改期。",
                "You have a booking already; move it to change the time."
            );
        }

        var hour = own.Plan.Bookable(StartsAt, work.Now);
        if (!hour.IsOk)
        {
            return hour.Failure!;
        }

        var reason = await own.RetakeReason(work, Reason, ct);
        if (!reason.IsOk)
        {
            return reason.Failure!;
        }

        var slot = await work.TakePlace(CampaignId, hour.Value, ct);
        if (!slot.IsOk)
        {
            return slot.Failure!;
        }

        var booking = own.Add(work, slot.Value, reason.Value);
        work.Record(new StudioBooked(own.Student, slot.Value.StartsAt, reason.Value is not null));
        own.TellBooked(work, hour.Value);
        return booking.Id;
    }
}

using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.MakeUp;

[Words("{student}的补采由 {from} 改到 {to}", "{student} moved the studio booking from {from} to {to}")]
[Step("补采改期: {from} 改到 {to}", "Make-up moved from {from} to {to}")]
public sealed record StudioMoved(StudentRef Student, DateTimeOffset From, DateTimeOffset To) : StudentEvent(Student);

/// <summary>改期: another hour in place of the booked one; the old place is free again in the same instant.</summary>
/// <remarks>
/// Refused: <c>no_booking</c>, <c>booking_begun</c>, <c>same_slot</c>, <c>studio_shut</c>, <c>slot_begun</c>, <c>slot_full</c>; the old
/// booking stands then.
/// </remarks>
[Api("Moves one's appointment at the studio.")]
[Operation("makeup.move", Role.Student)]
public sealed record MoveStudio(string CampaignId, Guid StudentId, DateTimeOffset StartsAt) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudioCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (found.Value.Booking is not { } booking)
        {
            return StudioCase.NoBooking();
        }

        var old = await StudioCase.SlotOf(work, booking, ct);
        if (old.StartsAt <= work.Now)
        {
            return Begun();
        }

        if (old.StartsAt == StartsAt)
        {
            return Failure.Refused("same_slot", "您约的就是这个时段。", "That is the slot that you have.");
        }

        var hour = found.Value.Plan.Bookable(StartsAt, work.Now);
        if (!hour.IsOk)
        {
            return hour.Failure!;
        }

        var slot = await work.ChangePlace(CampaignId, old, hour.Value, ct);
        if (!slot.IsOk)
        {
            return slot.Failure!;
        }

        booking.State = BookingLife.Cycle.Fire(booking.State, BookingTrigger.Move).Value;
        booking.SlotId = slot.Value.Id;
        work.Record(new StudioMoved(found.Value.Student, old.StartsAt, slot.Value.StartsAt));
        found.Value.TellBooked(work, hour.Value);
        return default(Done);
    }

    internal static Failure Begun() =>
        Failure.Refused(
            "booking_begun",
            "您预约的时段已经开始, 不能再改期或取消; 今天仍可到店。",
            "Your slot has begun and cannot be moved or cancelled any more; you can still come today."
        );
}

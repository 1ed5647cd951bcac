using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.MakeUp;

[Words("{student}未预约到店补采: {startsAt}", "{student} came to the studio without a booking: {startsAt}")]
[Step("现场到店补采: {startsAt}", "Came to the studio without a booking: {startsAt}")]
public sealed record StudioWalkedIn(StudentRef Student, DateTimeOffset StartsAt, bool Retake) : StudentEvent(Student);

/// <summary>
/// 现场到店: a place in the hour that runs, for someone at the desk who has none today; a booking for a later day is moved to now.
/// </summary>
/// <param name="Reason">Why there is to be another portrait; needed of whoever has one and no booking.</param>
/// <returns>The booking, to be confirmed and attended as any other.</returns>
/// <remarks>
/// Refused: <c>studio_shut</c>, <c>slot_full</c>, <c>booked_today</c>, <c>reason_needed</c>, <c>not_in_cohort</c>, <c>no_make_up</c>.
/// </remarks>
[Api("Takes somebody in at the studio without an appointment.")]
[Operation("makeup.walk_in", Role.PhotoOperator, Role.Registrar)]
public sealed record WalkIn(string CampaignId, string StudentNo, string? Reason = null) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override string? Because => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudioCase.AtDesk(work, CampaignId, StudentNo, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var hour = found.Value.Plan.Running(work.Now);
        if (!hour.IsOk)
        {
            return hour.Failure!;
        }

        if (found.Value.Booking is { } open)
        {
            var slot = await StudioCase.SlotOf(work, open, ct);
            if (StudioPlan.DateOf(slot.StartsAt) == StudioPlan.DateOf(work.Now))
            {
                return Failure.Refused(
                    "booked_today",
                    "今天已有预约, 请在名单里直接核对。",
                    "There is a booking for today; confirm that one."
                );
            }
        }

        var here = await found.Value.Lapse(work, ct);
        return here.Booking is null ? await Add(work, here, hour.Value, ct) : await Bring(work, here, hour.Value, ct);
    }

    private async Task<Outcome<Guid>> Add(Work work, StudioCase here, StudioHour hour, CancellationToken ct)
    {
        var reason = await here.RetakeReason(work, Reason, ct);
        if (!reason.IsOk)
        {
            return reason.Failure!;
        }

        var slot = await work.TakePlace(CampaignId, hour, ct);
        if (!slot.IsOk)
        {
            return slot.Failure!;
        }

        var booking = here.Add(work, slot.Value, reason.Value);
        work.Record(new StudioWalkedIn(here.Student, hour.StartsAt, reason.Value is not null));
        return booking.Id;
    }

    private async Task<Outcome<Guid>> Bring(Work work, StudioCase here, StudioHour hour, CancellationToken ct)
    {
        var booking = here.Booking!;
        var old = await StudioCase.SlotOf(work, booking, ct);
        var slot = await work.ChangePlace(CampaignId, old, hour, ct);
        if (!slot.IsOk)
        {
            return slot.Failure!;
        }

        booking.State = BookingLife.Cycle.Fire(booking.State, BookingTrigger.Move).Value;
        booking.SlotId = slot.Value.Id;
        work.Record(new StudioMoved(here.Student, old.StartsAt, hour.StartsAt));
        return booking.Id;
    }
}

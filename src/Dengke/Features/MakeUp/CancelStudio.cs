using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.MakeUp;

[Words("{student}的补采预约已取消: {startsAt}", "{student}'s studio booking was cancelled: {startsAt}")]
[Step("补采预约已取消: {startsAt}", "Make-up booking cancelled: {startsAt}")]
public sealed record StudioCancelled(StudentRef Student, DateTimeOffset StartsAt) : StudentEvent(Student);

/// <summary>Gives the booked place back.</summary>
/// <remarks>Refused: <c>no_booking</c>, <c>booking_begun</c>.</remarks>
[Api("Cancels one's appointment at the studio.")]
[Operation("makeup.cancel", Role.Student)]
public sealed record CancelStudio(string CampaignId, Guid StudentId, string? Reason = null) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

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

        if (Reason?.Length > Reasons.Longest)
        {
            return Reasons.Error("reason", Reason)!;
        }

        if ((await StudioCase.SlotOf(work, booking, ct)).StartsAt <= work.Now)
        {
            return MoveStudio.Begun();
        }

        await Cancel(work, found.Value.Student, booking, ct);
        return default(Done);
    }

    internal static async Task Cancel(Work work, Student student, StudioBooking booking, CancellationToken ct)
    {
        var slot = await StudioCase.SlotOf(work, booking, ct);
        booking.State = BookingLife.Cycle.Fire(booking.State, BookingTrigger.Cancel).Value;
        booking.EndedAt = work.Now;
        await work.ReleasePlace(slot.Id, ct);
        work.Record(new StudioCancelled(student, slot.StartsAt));
    }
}

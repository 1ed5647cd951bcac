using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>A booking that the desk acts on; booking and student are tracked.</summary>
internal sealed record DeskBooking(StudioBooking Booking, Student Student, StudioSlot Slot)
{
    public static async Task<Outcome<DeskBooking>> Load(Work work, string campaign, Guid id, CancellationToken ct)
    {
        var booking = await work
            .Db.StudioBookings.Include(b => b.Student)
            .FirstOrDefaultAsync(b => b.CampaignId == campaign && b.Id == id, ct);
        return booking is null
            ? Failure.NotFound()
            : new DeskBooking(booking, booking.Student!, await StudioCase.SlotOf(work, booking, ct));
    }

    /// <summary>Why nothing more can be done with a booking.</summary>
    public static Failure Over(StudioBooking booking) =>
        booking.State switch
        {
            BookingState.Attended => Failure.Refused("already_attended", "已完成补采。", "The portrait was taken already."),
            BookingState.Cancelled => Failure.Refused(
                "booking_cancelled",
                "预约已取消, 请按现场到店登记。",
                "The booking was cancelled; let the student in as a walk-in."
            ),
            _ => Failure.Refused("already_missed", "已登记为未到。", "Marked as missed already."),
        };
}

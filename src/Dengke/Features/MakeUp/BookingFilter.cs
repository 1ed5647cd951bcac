using Dengke.Data;
using Dengke.Domain.MakeUp;

namespace Dengke.Features.MakeUp;

/// <summary>What the list of bookings is narrowed to; every part is a part of the address.</summary>
public sealed record BookingFilter
{
    public BookingState? State { get; init; }

    /// <summary>The day of the slot.</summary>
    public DateOnly? Day { get; init; }

    public bool Retakes { get; init; }

    public IQueryable<StudioBooking> Apply(IQueryable<StudioBooking> bookings)
    {
        if (State is { } state)
        {
            bookings = bookings.Where(b => b.State == state);
        }

        if (Retakes)
        {
            bookings = bookings.Where(b => b.RetakeReason != null);
        }

        if (Day is { Year: > 1 and < 9999 } day)
        {
            var (start, end) = (StudioChoices.StartOf(day), StudioChoices.StartOf(day.AddDays(1)));
            bookings = bookings.Where(b => b.Slot!.StartsAt >= start && b.Slot.StartsAt < end);
        }

        return bookings.OrderBy(b => b.Slot!.StartsAt).ThenBy(b => b.BookedAt).ThenBy(b => b.Id);
    }

    /// <summary>The address's query with another state.</summary>
    public string With(BookingState? state) =>
        $"?state={state}{(Day is { } day ? $"&day={day:yyyy-MM-dd}" : "")}{(Retakes ? "&retakes=true" : "")}";
}

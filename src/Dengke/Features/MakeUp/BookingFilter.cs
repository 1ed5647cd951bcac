using Dengke.Data;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.MakeUp;

/// <summary>What the list of bookings is narrowed to; every part is a part of the address.</summary>
public sealed record BookingFilter
{
    public BookingState? State { get; init; }

    /// <summary>The day of the slot.</summary>
    public DateOnly? Day { get; init; }

    public bool Retakes { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by slot.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<StudioBooking> Columns = new SortColumns<StudioBooking>()
        .Add("name", b => b.Student!.NameInitials)
        .Add("no", b => b.Student!.StudentNo)
        .Add("college", b => b.Student!.College)
        .Add("slot", b => b.Slot!.StartsAt)
        .Add("state", b => b.State)
        .Add("confirmed", b => b.ConfirmedBy ?? "");

    public IQueryable<StudioBooking> Apply(IQueryable<StudioBooking> bookings, IQueryable<Student> students)
    {
        bookings = Narrow(bookings, students);
        var ordered = Columns.Apply(bookings, Sort) ?? bookings.OrderBy(b => b.Slot!.StartsAt);
        return ordered.ThenBy(b => b.BookedAt).ThenBy(b => b.Id);
    }

    public IQueryable<StudioBooking> Narrow(IQueryable<StudioBooking> bookings, IQueryable<Student> students)
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

        if (!string.IsNullOrWhiteSpace(Q))
        {
            var found = students.Named(Q).Select(s => s.Id);
            bookings = bookings.Where(b => found.Contains(b.StudentId));
        }

        return bookings;
    }
}

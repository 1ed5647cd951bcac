using System.Runtime.InteropServices;

namespace Dengke.Domain.Campaigns;

/// <summary>Who takes the photos of a session (CAP-8).</summary>
public enum CaptureMode
{
    /// <summary>Dengke's own capture station.</summary>
    Station,

    /// <summary>A closed vendor system; Dengke runs timetable, queue and shot-number log.</summary>
    Vendor,

    /// <summary>A make-up shop.</summary>
    Studio,
}

/// <summary>One day of photos at one venue.</summary>
/// <param name="Id">Short and stable, e.g. <c>south-1022</c>.</param>
/// <param name="Venue">The id of its <see cref="Venue"/>.</param>
/// <param name="Window">Opening hours, within one day.</param>
public sealed record CaptureSession(string Id, string Venue, Window Window)
{
    /// <summary>Stretches within the window in which nobody is photographed.</summary>
    public ValueList<Window> Breaks { get; init; } = [];

    public CaptureMode Mode { get; init; } = CaptureMode.Station;

    /// <summary>Camera stations side by side, 1 to 50.</summary>
    public int Stations { get; init; }

    /// <summary>Students per station and hour, 1 to 1,000.</summary>
    public int RatePerHour { get; init; }

    /// <summary>Length of a slot in minutes, 5 to 240.</summary>
    public int SlotMinutes { get; init; }

    /// <summary>How long before their slot students should be there, in minutes.</summary>
    public int ArriveEarlyMinutes { get; init; }
}

/// <summary>A stretch of a day, from <paramref name="From"/> on and before <paramref name="To"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeRange(TimeOnly From, TimeOnly To)
{
    public override string ToString() => $"{From:HH:mm}-{To:HH:mm}";
}

/// <summary>The studio that photographs those who missed their session (MUP-1).</summary>
/// <param name="Venue">The id of its <see cref="Venue"/>.</param>
/// <param name="Window">From the first to the last day.</param>
public sealed record MakeUpStudio(string Venue, Window Window)
{
    /// <summary>The days of the week on which it is open.</summary>
    public ValueList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Its hours on such a day.</summary>
    public ValueList<TimeRange> Hours { get; init; } = [];

    /// <summary>Whether it is shut on the calendar's days off.</summary>
    public bool ShutOnDaysOff { get; init; }

    /// <summary>How many students it takes in an hour.</summary>
    public int CapacityPerHour { get; init; }

    /// <summary>The stretches of a day in which the studio is open; none when it is shut.</summary>
    public IEnumerable<Window> OpenOn(DateOnly date, HolidayCalendar calendar)
    {
        if (!Weekdays.Contains(date.DayOfWeek) || (ShutOnDaysOff && calendar.DayOff(date) is not null))
        {
            yield break;
        }

        foreach (var range in Hours)
        {
            var hours = new Window(date.ToDateTime(range.From), date.ToDateTime(range.To));
            if (Window.Contains(hours))
            {
                yield return hours;
            }
        }
    }
}

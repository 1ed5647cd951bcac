using System.Runtime.InteropServices;
using Dengke.Domain.Campaigns;

namespace Dengke.Domain.MakeUp;

/// <summary>A stretch of the studio's day that is booked as one; an hour, or what is left of the opening hours.</summary>
/// <param name="Capacity">How many students it takes, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StudioHour(Window Window, int Capacity)
{
    public DateTimeOffset StartsAt => Window.OpensAt;

    /// <summary>Whether it is too late to book it.</summary>
    public bool HasBegun(DateTimeOffset now) => StartsAt <= now;
}

/// <summary>Why the studio is shut, as one reads it on the door.</summary>
public sealed record StudioShut(string Chinese, string English);

/// <summary>A day of the make-up studio (MUP-1).</summary>
/// <param name="Hours">What can be booked on it, in order; none on a day when it is shut.</param>
/// <param name="Shut">Why it is shut; null for an open day.</param>
public sealed record StudioDay(DateOnly Date, IReadOnlyList<StudioHour> Hours, StudioShut? Shut)
{
    private static readonly TimeSpan Slot = TimeSpan.FromHours(1);

    public static StudioDay Of(MakeUpStudio studio, DateOnly date, HolidayCalendar calendar)
    {
        List<StudioHour> hours = [.. studio.OpenOn(date, calendar).SelectMany(open => Cut(open, studio.CapacityPerHour))];
        return new StudioDay(date, hours, hours.Count > 0 ? null : WhyShut(studio, date, calendar));
    }

    /// <summary>The days from a date, or from the studio's first, to its last.</summary>
    public static IEnumerable<StudioDay> From(MakeUpStudio studio, DateOnly date, HolidayCalendar calendar)
    {
        var first = DateOnly.FromDateTime(studio.Window.Opens);
        var last = LastDay(studio);
        for (var day = date > first ? date : first; day <= last; day = day.AddDays(1))
        {
            yield return Of(studio, day, calendar);
        }
    }

    /// <summary>The last date of the studio's window.</summary>
    public static DateOnly LastDay(MakeUpStudio studio) => DateOnly.FromDateTime(studio.Window.Closes.AddTicks(-1));

    /// <summary>What is booked under that start; null where nothing starts then.</summary>
    public StudioHour? StartingAt(DateTimeOffset at) => First(h => h.StartsAt == at);

    /// <summary>What runs at that time; null while the studio is shut.</summary>
    public StudioHour? RunningAt(DateTimeOffset at) => First(h => h.Window.Contains(at));

    /// <summary>The opening hours as the studio's door names them: 09:00—12:00、13:00—17:00.</summary>
    public static string OpeningHours(MakeUpStudio studio) =>
        string.Join('、', studio.Hours.Select(h => $"{h.From:HH:mm}—{h.To:HH:mm}"));

    private StudioHour? First(Func<StudioHour, bool> which) => Hours.Where(which).Select(h => (StudioHour?)h).FirstOrDefault();

    private static IEnumerable<StudioHour> Cut(Window open, int capacityPerHour)
    {
        for (var at = open.Opens; at < open.Closes; at += Slot)
        {
            var ends = at + Slot < open.Closes ? at + Slot : open.Closes;
            var capacity = (int)(capacityPerHour * (ends - at).Ticks / Slot.Ticks);
            if (capacity > 0)
            {
                yield return new StudioHour(new Window(at, ends), capacity);
            }
        }
    }

    private static StudioShut WhyShut(MakeUpStudio studio, DateOnly date, HolidayCalendar calendar)
    {
        if (date < DateOnly.FromDateTime(studio.Window.Opens) || date > LastDay(studio))
        {
            return Outside(studio);
        }

        if (studio.ShutOnDaysOff && calendar.DayOff(date) is { } holiday)
        {
            return new StudioShut(holiday.Name, $"Public holiday ({holiday.Name})");
        }

        return studio.Weekdays.Contains(date.DayOfWeek)
            ? Outside(studio)
            : new StudioShut($"周{"日一二三四五六"[(int)date.DayOfWeek]}休息", $"Closed on {date.DayOfWeek}s");
    }

    private static StudioShut Outside(MakeUpStudio studio) =>
        new($"不在补采时间内({studio.Window.Describe()})", $"Outside the make-up period ({studio.Window.DescribeInEnglish()})");
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Ical.Net;
using Ical.Net.DataTypes;

namespace Dengke.Features.Timetable;

/// <summary>Lessons from a calendar file (RFC 5545): an event's title, place or description names the class.</summary>
internal static class CourseCalendar
{
    /// <summary>In bytes; a year of a large university's lessons is a tenth of it.</summary>
    private const long LargestFile = 20 << 20;

    private static readonly Failure Broken = Failure.Refused(
        "calendar_broken",
        "这个日历文件读不懂, 请从教务系统重新导出。",
        "The calendar cannot be read; export it again from the academic system."
    );

    /// <summary>Told by how it begins.</summary>
    public static bool IsOne(Stream file)
    {
        Span<byte> head = stackalloc byte[18];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return head[..read].IndexOf("BEGIN:VCALENDAR"u8) >= 0;
    }

    public static Outcome<CourseReading> Read(Stream file, IReadOnlyCollection<string> classes, IReadOnlyList<Window> within)
    {
        if (file.Length > LargestFile)
        {
            return Broken;
        }

        Calendar? calendar;
        try
        {
            calendar = Calendar.Load(file);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library throws many kinds for a file that is none.
            return Broken;
        }

        if (calendar is null)
        {
            return Broken;
        }

        // The longest name first: 金融21-10 is not 金融21-1.
        var names = classes.Where(c => c.Length > 0).OrderByDescending(c => c.Length).ToList();
        List<Lesson> lessons = [];
        var unknown = 0;
        foreach (var happening in calendar.Events)
        {
            var text = $"{happening.Summary} {happening.Location} {happening.Description}";
            if (names.Find(n => text.Contains(n, StringComparison.Ordinal)) is not { } name)
            {
                unknown++;
                continue;
            }

            foreach (var window in within)
            {
                lessons.AddRange(
                    happening
                        .GetOccurrences(Instant(window.Opens.Date))
                        .TakeWhile(o => o.Period.StartTime.AsUtc < ChinaTime.ToInstant(window.Closes).UtcDateTime)
                        .Select(o => LessonOf(name, o.Period, happening.Summary ?? ""))
                        .Where(l => l is not null && window.Overlaps(new Window(l.From, l.Until)))
                        .Select(l => l!)
                );
            }
        }

        return new CourseReading([.. lessons.Distinct()], unknown);
    }

    private static CalDateTime Instant(DateTime local) => new(ChinaTime.ToInstant(local).UtcDateTime, "UTC");

    private static Lesson? LessonOf(string name, Period period, string course)
    {
        var from = Local(period.StartTime);
        var until = period.EffectiveEndTime is { } end ? Local(end) : from;
        return from < until ? new Lesson(name, from, until, course) : null;
    }

    /// <summary>A time without a zone is China's.</summary>
    private static DateTime Local(CalDateTime time) =>
        time.IsFloating ? time.Value : ChinaTime.ToLocal(new DateTimeOffset(time.AsUtc, TimeSpan.Zero));
}

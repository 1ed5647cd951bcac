using System.Globalization;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>How a school counts the weeks of a term 周次 and the periods of a day 节次.</summary>
/// <param name="FirstMonday">Of week 1.</param>
/// <param name="Periods">Period 1, 2 and so on; none overlaps the next.</param>
public sealed record TeachingCalendar(DateOnly FirstMonday, IReadOnlyList<TimeRange> Periods)
{
    /// <summary>As many schools have them; each writes its own in their place.</summary>
    public const string UsualPeriods =
        "08:00-08:45 08:55-09:40 10:00-10:45 10:55-11:40 13:30-14:15 14:25-15:10 15:30-16:15 16:25-17:10 18:30-19:15 19:25-20:10";

    private const int MostPeriods = 20;

    /// <param name="firstMonday">Any day of week 1.</param>
    /// <param name="periods">Times such as <c>08:00-08:45</c>, apart by spaces, commas or lines.</param>
    public static Outcome<TeachingCalendar> Parse(DateOnly? firstMonday, string? periods)
    {
        if (firstMonday is not { } day)
        {
            return Failure.Invalid(
                "firstMonday",
                "课程表按周次排课: 请填写第 1 周的周一。",
                "The timetable goes by weeks: enter the Monday of week 1."
            );
        }

        List<TimeRange> ranges = [];
        foreach (
            var text in (periods ?? "").Split(
                [' ', '\n', '\r', '\t', ',', '，', '、', ';'],
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            if (RangeOf(text) is not { } range || (ranges.Count > 0 && range.From < ranges[^1].To) || ranges.Count == MostPeriods)
            {
                return Failure.Invalid(
                    "periods",
                    $"节次时间“{text}”读不懂或与上一节重叠, 请写成 08:00-08:45, 按先后排列。",
                    $"The period {text} cannot be read or overlaps the one before; write 08:00-08:45, in order."
                );
            }

            ranges.Add(range);
        }

        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return ranges.Count == 0
            ? Failure.Invalid(
                "periods",
                "请填写各节课的时间, 如 08:00-08:45。",
                "Enter the hours of the periods, such as 08:00-08:45."
            )
            : new TeachingCalendar(monday, ranges);
    }

    /// <summary>1 for the first week; 0 or less before the term.</summary>
    public int WeekOf(DateOnly day) => (int)Math.Floor((day.DayNumber - FirstMonday.DayNumber) / 7.0) + 1;

    private static TimeRange? RangeOf(string text)
    {
        var parts = text.Replace('：', ':').Split('-', '–', '—', '~');
        return
            parts.Length == 2
            && TimeOnly.TryParse(parts[0], CultureInfo.InvariantCulture, out var from)
            && TimeOnly.TryParse(parts[1], CultureInfo.InvariantCulture, out var to)
            && from < to
            ? new TimeRange(from, to)
            : null;
    }
}

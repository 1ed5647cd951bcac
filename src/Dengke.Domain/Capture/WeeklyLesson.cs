using System.Globalization;
using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;

namespace Dengke.Domain.Capture;

/// <summary>A lesson as a weekly course timetable writes it: 周二, 1-2节, 1-16周(单).</summary>
/// <param name="First">Its first period, from 1.</param>
/// <param name="Last">Its last one.</param>
/// <param name="Weeks">In which weeks; null for all.</param>
public sealed partial record WeeklyLesson(DayOfWeek Day, int First, int Last, IReadOnlySet<int>? Weeks)
{
    private const int MostWeeks = 60;

    /// <param name="day">周二, 星期二, 二, 2; Sunday is 日, 天 or 7.</param>
    /// <param name="periods">1-2节, 第3,4节, 0102.</param>
    /// <param name="weeks">1-16周, 1-15周(单), 2-8双, 1,3,5-9; blank for all.</param>
    /// <returns>Null for what cannot be read.</returns>
    public static WeeklyLesson? Parse(string day, string periods, string weeks)
    {
        if (DayOf(day) is not { } weekday || PeriodsOf(periods) is not [var first, .., var last])
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(weeks))
        {
            return new(weekday, first, last, null);
        }

        return WeeksOf(weeks) is { Count: > 0 } which ? new(weekday, first, last, which) : null;
    }

    /// <summary>When it is on a day, local time in China; null where it is not, or the school has no such periods.</summary>
    public Window? On(DateOnly day, TeachingCalendar calendar)
    {
        var held = day.DayOfWeek == Day && Weeks?.Contains(calendar.WeekOf(day)) != false && calendar.WeekOf(day) > 0;
        return held && Last <= calendar.Periods.Count
            ? new Window(day.ToDateTime(calendar.Periods[First - 1].From), day.ToDateTime(calendar.Periods[Last - 1].To))
            : null;
    }

    private static DayOfWeek? DayOf(string text)
    {
        var name = Characters
            .HalfWidth(text)
            .Trim()
            .Replace("星期", "", StringComparison.Ordinal)
            .Replace("周", "", StringComparison.Ordinal);
        return name.Length == 1 && "一二三四五六日1234567天".IndexOf(name[0], StringComparison.Ordinal) is >= 0 and var at
            ? (DayOfWeek)((at == 14 ? 7 : (at % 7) + 1) % 7)
            : null;
    }

    /// <summary>Its first and its last period.</summary>
    private static int[]? PeriodsOf(string text)
    {
        var digits = string.Concat(Characters.HalfWidth(text).Where(c => char.IsAsciiDigit(c)));
        int[] numbers =
            digits.Length >= 4 && digits.Length % 2 == 0 && digits[0] == '0' && !text.Contains('-', StringComparison.Ordinal)
                ? [.. digits.Chunk(2).Select(d => Number(new string(d)))]
                : [.. Digits().Matches(Characters.HalfWidth(text)).Select(m => Number(m.Value))];
        return numbers.Length > 0 && numbers.All(n => n is > 0 and <= 20) ? [numbers.Min(), numbers.Max()] : null;
    }

    private static HashSet<int>? WeeksOf(string text)
    {
        HashSet<int> weeks = [];
        foreach (var part in Characters.HalfWidth(text).Split(',', '、', ';'))
        {
            var ends = Digits().Matches(part).Select(m => Number(m.Value)).ToList();
            var (odd, even) = (part.Contains('单', StringComparison.Ordinal), part.Contains('双', StringComparison.Ordinal));
            var (from, to) = ends switch
            {
                [] when odd || even => (1, MostWeeks),
                [var one] => (one, one),
                [var one, var other] => (one, other),
                _ => (0, -1),
            };
            if (from < 1 || to > MostWeeks || to < from)
            {
                return null;
            }

            weeks.UnionWith(Enumerable.Range(from, to - from + 1).Where(w => odd == even || w % 2 == (odd ? 1 : 0)));
        }

        return weeks;
    }

    /// <summary>Too long a number is as good as none.</summary>
    private static int Number(string digits) => int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}

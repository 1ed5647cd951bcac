using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;

namespace Dengke.Features.Shared.Documents;

/// <summary>Times, money and days of the week as official documents word them.</summary>
public static class FactWords
{
    private const string Days = "日一二三四五六";

    /// <summary>2024年9月24日.</summary>
    public static string Date(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>2024年10月9日（周三）.</summary>
    public static string Day(DateOnly date) => $"{Date(date)}（周{Days[(int)date.DayOfWeek]}）";

    /// <summary>10月9日（周三）.</summary>
    public static string ShortDay(DateOnly date) => Day(date)[(Day(date).IndexOf('年', StringComparison.Ordinal) + 1)..];

    public static WindowFacts Of(Window window)
    {
        var (last, end) = End(window);
        var opens = DateOnly.FromDateTime(window.Opens);
        var start = window.Opens.TimeOfDay == TimeSpan.Zero ? "" : $"{window.Opens:HH:mm}";
        var from = Day(opens) + start;
        var until = Day(last) + end;
        var brief = last.Year == opens.Year ? ShortDay(last) + end : until;
        return new WindowFacts(from, until, last == opens ? $"{Day(opens)}{start}—{end}" : $"{from}至{brief}");
    }

    /// <summary>The hours of a day without its breaks: 08:30—12:00, then 13:00—16:30.</summary>
    public static IReadOnlyList<string> Hours(CaptureSession session)
    {
        List<string> open = [];
        var from = session.Window.Opens;
        foreach (var pause in session.Breaks.OrderBy(b => b.Opens))
        {
            if (from < pause.Opens)
            {
                open.Add(Time(from, pause.Opens));
            }

            from = pause.Closes > from ? pause.Closes : from;
        }

        if (from < session.Window.Closes)
        {
            open.Add(Time(from, session.Window.Closes));
        }

        return open;
    }

    /// <summary>08:30—09:00.</summary>
    public static string Time(DateTime from, DateTime until) => $"{from:HH:mm}—{until:HH:mm}";

    /// <summary>周二至周日; 周一、周三 where they do not follow on each other. The week begins on Monday.</summary>
    public static string Weekdays(IReadOnlyCollection<DayOfWeek> days)
    {
        var sorted = days.Distinct().OrderBy(Place).ToList();
        var inARow = sorted.Count > 2 && Place(sorted[^1]) - Place(sorted[0]) == sorted.Count - 1;
        var names = sorted.ConvertAll(d => $"周{Days[(int)d]}");
        return inARow ? $"{names[0]}至{names[^1]}" : string.Join('、', names);

        static int Place(DayOfWeek day) => ((int)day + 6) % 7;
    }

    /// <summary>20, or 20.50.</summary>
    public static string Yuan(Money money)
    {
        var text = money.ToString();
        return text.EndsWith(".00", StringComparison.Ordinal) ? text[..^3] : text;
    }

    public static string Of(PaymentMethod method) =>
        method switch
        {
            PaymentMethod.Cash => "现金",
            PaymentMethod.Alipay => "支付宝",
            PaymentMethod.WeChat => "微信",
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };

    public static string Of(RouteDecision decision) =>
        decision switch
        {
            RouteDecision.School => "学校审核",
            RouteDecision.Province => "报省级教育行政部门审批",
            RouteDecision.PlaceOfOrigin => "生源地招生考试机构更正",
            RouteDecision.Refused => "不予更正",
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        };

    /// <summary>The last day and the time on it; midnight ends the day before it.</summary>
    private static (DateOnly Day, string Time) End(Window window) =>
        window.Closes.TimeOfDay == TimeSpan.Zero && window.Closes > window.Opens
            ? (DateOnly.FromDateTime(window.Closes.AddDays(-1)), "24:00")
            : (DateOnly.FromDateTime(window.Closes), $"{window.Closes:HH:mm}");
}

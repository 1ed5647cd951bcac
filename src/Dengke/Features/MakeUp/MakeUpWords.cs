using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.MakeUp;
using Dengke.Platform.Web;
using ChinaTime = Dengke.Domain.Campaigns.ChinaTime;

namespace Dengke.Features.MakeUp;

/// <summary>How the studio's pages name things.</summary>
internal static class MakeUpWords
{
    public static string Word(this BookingState state, DengkePage page) =>
        state switch
        {
            BookingState.Booked => page.T("已预约", "Booked"),
            BookingState.Cancelled => page.T("已取消", "Cancelled"),
            BookingState.Attended => page.T("已补采", "Taken"),
            BookingState.Missed => page.T("未到", "Missed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Class(this BookingState state) =>
        state switch
        {
            BookingState.Booked => "state-confirm",
            BookingState.Attended => "state-passed",
            BookingState.Missed => "state-late",
            _ => "state-todo",
        };

    /// <summary>10月21日(周一).</summary>
    public static string DateWords(this DengkePage page, DateOnly date) => page.T(ChinaTime.Describe(date), $"{date:ddd d MMM}");

    /// <summary>10:00—11:00.</summary>
    public static string HourWords(Window hour) => $"{hour.Opens:HH:mm}—{hour.Closes:HH:mm}";

    /// <summary>10月21日(周一)10:00—11:00.</summary>
    public static string SlotWords(this DengkePage page, StudioSlot slot)
    {
        var hour = new Window(ChinaTime.ToLocal(slot.StartsAt), ChinaTime.ToLocal(slot.EndsAt));
        return $"{page.DateWords(DateOnly.FromDateTime(hour.Opens))}{page.T("", " ")}{HourWords(hour)}";
    }

    /// <summary>周二至周日 09:00—12:00、13:00—17:00.</summary>
    public static string OpeningHours(MakeUpStudio studio, DengkePage page)
    {
        // As the week runs in China: Monday first.
        int[] days = [.. studio.Weekdays.Select(d => ((int)d + 6) % 7).Order()];
        var inARow = days.Length > 2 && days[^1] - days[0] == days.Length - 1;
        int[] told = inARow ? [days[0], days[^1]] : days;
        var named = page.InEnglish
            ? string.Join(inARow ? " to " : ", ", told.Select(d => $"{(DayOfWeek)((d + 1) % 7)}"[..3]))
            : string.Join(inARow ? "至" : "、", told.Select(d => $"周{"一二三四五六日"[d]}"));
        var hours = StudioDay.OpeningHours(studio);
        return $"{named} {(page.InEnglish ? hours.Replace("、", ", ", StringComparison.Ordinal) : hours)}";
    }

    /// <summary>A shut day's reason, in the reader's language.</summary>
    public static string Words(this StudioShut shut, DengkePage page) => page.T(shut.Chinese, shut.English);
}

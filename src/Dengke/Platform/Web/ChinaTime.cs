namespace Dengke.Platform.Web;

/// <summary>How instants are written for people: Beijing time (UTC+8, no daylight saving since 1992), with the day of the week.</summary>
public static class ChinaTime
{
    private const string Weekdays = "日一二三四五六";

    public static DateTime Local(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).DateTime;

    /// <summary>10月21日(周一)10:00</summary>
    public static string Short(DateTimeOffset at) => Short(Local(at));

    /// <inheritdoc cref="Short(DateTimeOffset)"/>
    public static string Short(DateTime local) =>
        $"{local.Month}月{local.Day}日(周{Weekdays[(int)local.DayOfWeek]}){local:HH:mm}";

    /// <summary>2024年10月21日(周一)10:00</summary>
    public static string Full(DateTimeOffset at) => $"{Local(at).Year}年{Short(at)}";
}

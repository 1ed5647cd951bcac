namespace Dengke.Domain.Campaigns;

/// <summary>
/// The clock of a campaign: Asia/Shanghai. The zone has stood at +08:00 without summer time since 1991, so the rule is fixed here
/// and does not hang on the time-zone data of a machine.
/// </summary>
public static class ChinaTime
{
    /// <summary>The only time zone that a campaign file may name.</summary>
    public const string ZoneName = "Asia/Shanghai";

    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The instant, in UTC, at which clocks in China show <paramref name="local"/>.</summary>
    public static DateTimeOffset ToInstant(DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset).ToUniversalTime();

    /// <summary>What clocks in China show at <paramref name="instant"/>.</summary>
    public static DateTime ToLocal(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>As in <c>10月21日(周一)</c>.</summary>
    public static string Describe(DateOnly date) => $"{date.Month}月{date.Day}日(周{"日一二三四五六"[(int)date.DayOfWeek]})";

    /// <summary>As in <c>10月21日(周一)10:00</c>.</summary>
    public static string Describe(DateTime local) => $"{Describe(DateOnly.FromDateTime(local))}{local:HH:mm}";

    /// <summary>As in <c>Mon 21 Oct 10:00</c>.</summary>
    public static string DescribeInEnglish(DateTime local) =>
        local.ToString("ddd d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

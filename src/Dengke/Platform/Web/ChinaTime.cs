using System.Globalization;
using Zone = Dengke.Domain.Campaigns.ChinaTime;

namespace Dengke.Platform.Web;

/// <summary>How instants are written for people: by China's clocks, with the day of the week.</summary>
public static class ChinaTime
{
    public static DateTime Local(DateTimeOffset at) => Zone.ToLocal(at);

    /// <summary>10月21日(周一)10:00</summary>
    public static string Short(DateTimeOffset at) => Zone.Describe(Local(at));

    /// <summary>Mon 21 Oct 10:00</summary>
    public static string ShortInEnglish(DateTimeOffset at) => Zone.DescribeInEnglish(Local(at));

    /// <summary>2024年10月21日(周一)10:00</summary>
    public static string Full(DateTimeOffset at) => $"{Local(at).Year}年{Short(at)}";

    /// <summary>Mon 21 Oct 2024 10:00</summary>
    public static string FullInEnglish(DateTimeOffset at) =>
        Local(at).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}

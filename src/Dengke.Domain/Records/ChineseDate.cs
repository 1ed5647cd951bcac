namespace Dengke.Domain.Records;

/// <summary>Dates and durations as certificates write them: 二〇〇三年五月六日, 四.</summary>
public static class ChineseDate
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Digit by digit the year, as numbers the month and the day: 二〇〇三年十二月三十一日.</summary>
    public static string Of(DateOnly date) => $"{OfMonth(date)}{Number(date.Day)}日";

    /// <summary>二〇二五年六月.</summary>
    public static string OfMonth(DateOnly date) =>
        $"{string.Concat($"{date.Year:0000}".Select(d => Digits[d - '0']))}年{Number(date.Month)}月";

    /// <summary>四 for 4, 二年半 for 2.5; null for what is no folded duration (<see cref="Duration"/>).</summary>
    public static string? Years(string folded) =>
        Duration.Months(folded) is not { } months || months < 12 ? null
        : months % 12 == 0 ? Number(months / 12)
        : $"{Number(months / 12)}年半";

    /// <summary>1 to 99.</summary>
    private static string Number(int number)
    {
        var ones = number % 10 == 0 ? "" : $"{Digits[number % 10]}";
        return number < 10 ? ones
            : number < 20 ? $"十{ones}"
            : $"{Digits[number / 10]}十{ones}";
    }
}

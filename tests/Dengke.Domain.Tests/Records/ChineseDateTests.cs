using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

/// <summary>Dates and durations as certificates write them.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class ChineseDateTests
{
    [Theory]
    [InlineData(2003, 5, 6, "二〇〇三年五月六日")]
    [InlineData(2000, 10, 10, "二〇〇〇年十月十日")]
    [InlineData(1999, 11, 11, "一九九九年十一月十一日")]
    [InlineData(2024, 12, 20, "二〇二四年十二月二十日")]
    [InlineData(2024, 2, 29, "二〇二四年二月二十九日")]
    [InlineData(2025, 1, 30, "二〇二五年一月三十日")]
    [InlineData(2025, 8, 31, "二〇二五年八月三十一日")]
    [InlineData(476, 1, 1, "〇四七六年一月一日")]
    public void Of_ADate_IsInChineseNumerals(int year, int month, int day, string expected) =>
        Assert.Equal(expected, ChineseDate.Of(new DateOnly(year, month, day)));

    [Fact]
    public void OfMonth_ADate_LeavesTheDayOut() => Assert.Equal("二〇二五年六月", ChineseDate.OfMonth(new DateOnly(2025, 6, 30)));

    [Fact]
    public void Of_EveryDayOfAYear_IsAnother()
    {
        var days = Enumerable.Range(0, 366).Select(d => ChineseDate.Of(new DateOnly(2024, 1, 1).AddDays(d))).ToList();

        Assert.Equal(366, days.Distinct().Count());
        Assert.All(days, d => Assert.DoesNotContain(d, char.IsAsciiDigit));
    }

    [Theory]
    [InlineData("4", "四")]
    [InlineData("2.5", "二年半")]
    [InlineData("10", "十")]
    [InlineData("0.5", null)]
    [InlineData("four", null)]
    [InlineData("", null)]
    public void Years_OfADuration_AreInChinese(string folded, string? expected) =>
        Assert.Equal(expected, ChineseDate.Years(folded));

    [Theory]
    [InlineData("10001", 2025, "本科", 1, "100011202505000001")]
    [InlineData("10001", 2025, "硕士", 999999, "100011202502999999")]
    [InlineData("10001", 2025, "博士研究生", 12, "100011202501000012")]
    [InlineData("1000", 2025, "本科", 1, null)]
    [InlineData("１０００１", 2025, "本科", 1, null)]
    [InlineData("10001", 2025, "专升本", 1, null)]
    [InlineData("10001", 2025, "", 1, null)]
    [InlineData("10001", 2025, "本科", 0, null)]
    [InlineData("10001", 2025, "本科", 1000000, null)]
    public void Certificate_OfItsParts_HasEighteenDigitsOrIsNone(
        string school,
        int year,
        string level,
        int serial,
        string? expected
    ) => Assert.Equal(expected, CertificateNumber.Of(school, year, level, serial));
}

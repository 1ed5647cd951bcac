using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "MSG-1")]
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("22:00", true)]
    [InlineData("23:59", true)]
    [InlineData("00:00", true)]
    [InlineData("06:59", true)]
    [InlineData("07:00", false)]
    [InlineData("21:59", false)]
    public void Hold_OverMidnight_TakesInItsBeginningAndNotItsEnd(string time, bool expected) =>
        Assert.Equal(expected, QuietHours.Hold(QuietHours.Usual, At(time)));

    [Theory]
    [InlineData("12:00", true)]
    [InlineData("13:59", true)]
    [InlineData("14:00", false)]
    [InlineData("02:00", false)]
    public void Hold_WithinADay_IsBetween(string time, bool expected) =>
        Assert.Equal(expected, QuietHours.Hold(new TimeRange(new TimeOnly(12, 0), new TimeOnly(14, 0)), At(time)));

    [Fact]
    public void Hold_Empty_IsNever() => Assert.False(QuietHours.Hold(default, At("00:00")));

    private static DateTimeOffset At(string time) => ChinaTime.ToInstant(DateTime.Parse($"2024-10-12 {time}"));
}

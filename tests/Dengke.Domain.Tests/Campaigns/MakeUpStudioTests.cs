using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-4")]
public sealed class MakeUpStudioTests
{
    private static readonly HolidayCalendar Calendar = new()
    {
        DaysOff = [new(new DateOnly(2024, 12, 25), new DateOnly(2024, 12, 26), "校庆")],
        Workdays = [new(new DateOnly(2024, 12, 28), "校庆")],
    };

    private static readonly MakeUpStudio Studio = new(
        "studio",
        new Window(new DateTime(2024, 10, 24, 9, 0, 0), new DateTime(2024, 12, 31, 17, 0, 0))
    )
    {
        Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Sunday],
        Hours = [new(new TimeOnly(9, 0), new TimeOnly(12, 0)), new(new TimeOnly(13, 0), new TimeOnly(17, 0))],
        ShutOnDaysOff = true,
    };

    [Theory]
    [InlineData("2024-12-31", 2)]
    [InlineData("2024-12-30", 0)]
    [InlineData("2024-12-25", 0)]
    [InlineData("2025-01-05", 0)]
    public void OpenOn_Date_GivesTheHoursOfAnOpenDayWithinTheWindow(string date, int expected) =>
        Assert.Equal(expected, Studio.OpenOn(DateOnly.Parse(date), Calendar).Count());

    [Fact]
    public void OpenOn_OpenDay_GivesMorningAndAfternoon() =>
        Assert.Equal(
            ["12月31日(周二)09:00—12:00", "12月31日(周二)13:00—17:00"],
            Studio.OpenOn(new DateOnly(2024, 12, 31), Calendar).Select(w => w.Describe())
        );

    [Theory]
    [InlineData("2024-12-24", true)]
    [InlineData("2024-12-25", false)]
    [InlineData("2024-12-28", true)]
    [InlineData("2024-12-29", false)]
    public void IsWorkday_Date_KnowsHolidaysAndMakeUpWorkdays(string date, bool expected) =>
        Assert.Equal(expected, Calendar.IsWorkday(DateOnly.Parse(date)));

    [Fact]
    public void AddWorkdays_AcrossHolidayAndWeekend_CountsWorkingDaysOnly() =>
        Assert.Equal(new DateOnly(2024, 12, 30), Calendar.AddWorkdays(new DateOnly(2024, 12, 24), 3));
}

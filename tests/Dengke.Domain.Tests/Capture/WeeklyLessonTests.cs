using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Domain.Tests.Capture;

[Trait("Requirement", "SCH-1")]
public sealed class WeeklyLessonTests
{
    private static readonly TeachingCalendar Autumn = TeachingCalendar
        .Parse(new DateOnly(2024, 9, 4), TeachingCalendar.UsualPeriods)
        .Value;

    [Theory]
    [InlineData("周二", "1-2节", "", DayOfWeek.Tuesday, 1, 2)]
    [InlineData("星期日", "第3,4,5节", "", DayOfWeek.Sunday, 3, 5)]
    [InlineData("7", "0910", "1-16周", DayOfWeek.Sunday, 9, 10)]
    [InlineData("天", "5", "单周", DayOfWeek.Sunday, 5, 5)]
    [InlineData("１", "０１０２", "１-１６", DayOfWeek.Monday, 1, 2)]
    [InlineData(" 六 ", "10-12节", "3", DayOfWeek.Saturday, 10, 12)]
    public void Parse_AsSchoolsWriteIt_IsRead(string day, string periods, string weeks, DayOfWeek weekday, int first, int last)
    {
        var lesson = WeeklyLesson.Parse(day, periods, weeks);

        Assert.Equal((weekday, first, last), (lesson?.Day, lesson?.First, lesson?.Last));
    }

    [Theory]
    [InlineData("", "1-2", "")]
    [InlineData("八", "1-2", "")]
    [InlineData("周二", "", "")]
    [InlineData("周二", "0-1", "")]
    [InlineData("周二", "99999999999", "")]
    [InlineData("周二", "1-2", "16-1周")]
    [InlineData("周二", "1-2", "每周")]
    [InlineData("周二", "1-2", "1-2-3")]
    public void Parse_WhatIsNone_IsNull(string day, string periods, string weeks) =>
        Assert.Null(WeeklyLesson.Parse(day, periods, weeks));

    [Theory]
    [InlineData("1-16周", true)]
    [InlineData("1-7周", false)]
    [InlineData("8", true)]
    [InlineData("1-15周(单)", false)]
    [InlineData("2-16(双周)", true)]
    [InlineData("1-4周,8-16周", true)]
    [InlineData("1-8单,9-16双", false)]
    [InlineData("双周", true)]
    public void On_ADayOfWeekEight_IsThereInItsWeeks(string weeks, bool held)
    {
        // 22 October 2024 is the Tuesday of week 8.
        var window = WeeklyLesson.Parse("周二", "1-2节", weeks)!.On(new DateOnly(2024, 10, 22), Autumn);

        Assert.Equal(held ? new Window(At(8, 0), At(9, 40)) : null, window);
    }

    [Fact]
    public void On_AnotherDayOrAPeriodThatTheSchoolHasNot_IsNull()
    {
        Assert.Null(WeeklyLesson.Parse("周三", "1-2节", "")!.On(new DateOnly(2024, 10, 22), Autumn));
        Assert.Null(WeeklyLesson.Parse("周二", "11-12节", "")!.On(new DateOnly(2024, 10, 22), Autumn));
        Assert.Null(WeeklyLesson.Parse("周二", "1-2节", "")!.On(new DateOnly(2024, 8, 27), Autumn));
    }

    [Fact]
    public void Calendar_AnyDayOfTheFirstWeek_BeginsOnItsMonday()
    {
        Assert.Equal(new DateOnly(2024, 9, 2), Autumn.FirstMonday);
        Assert.Equal(1, Autumn.WeekOf(new DateOnly(2024, 9, 8)));
        Assert.Equal(2, Autumn.WeekOf(new DateOnly(2024, 9, 9)));
        Assert.Equal(0, Autumn.WeekOf(new DateOnly(2024, 9, 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("08:00")]
    [InlineData("08:45-08:00")]
    [InlineData("08:00-08:45 08:30-09:15")]
    [InlineData("eight")]
    public void Calendar_PeriodsThatAreNone_AreRefused(string periods) =>
        Assert.False(TeachingCalendar.Parse(new DateOnly(2024, 9, 2), periods).IsOk);

    [Fact]
    public void Parse_AnyText_DoesNotThrow() =>
        Gen.String[Gen.Char["一二周第单双节0123456789-,()（） "], 0, 12]
            .Array[3]
            .Sample(t => WeeklyLesson.Parse(t[0], t[1], t[2])?.On(new DateOnly(2024, 10, 22), Autumn));

    private static DateTime At(int hour, int minute) => new(2024, 10, 22, hour, minute, 0);
}

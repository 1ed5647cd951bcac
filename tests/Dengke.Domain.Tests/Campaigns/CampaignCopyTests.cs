using CsCheck;
using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-6")]
public sealed class CampaignCopyTests
{
    private static readonly Campaign Last = new()
    {
        Id = "2025",
        Title = "2025届",
        EnglishTitle = "Class of 2025",
        Cohort = new CohortRule
        {
            Include =
            [
                new("2021级本科生")
                {
                    English = "2021 undergraduates",
                    All =
                    [
                        new("entry_date", new CohortTest.YearIs(2021)),
                        new("entry_date", new CohortTest.YearBetween(2020, 2021)),
                        new("student_no", new CohortTest.StartsWith("2021")),
                        new("exam_no", new CohortTest.Is("20211101")),
                    ],
                },
            ],
        },
        Phases = new Phases
        {
            Confirmation = new Window(new DateTime(2024, 10, 9), new DateTime(2024, 10, 21, 10, 0, 0)),
            MakeUp = new MakeUpStudio(
                "studio",
                new Window(new DateTime(2024, 10, 24, 9, 0, 0), new DateTime(2024, 12, 31, 17, 0, 0))
            ),
            Sessions = [new("south", "hall", Day(2024, 10, 22, 8, 16)) { Breaks = [Day(2024, 10, 22, 12, 13)] }],
        },
        Colleges = [new("金融学院", "沙河")],
        Counselors = [new("c01", "王明远", "金融学院")],
        Classes = [new("金融21-1", "金融学院", "金融学", "c01")],
        Calendar = new HolidayCalendar { DaysOff = [new(new DateOnly(2024, 10, 1), new DateOnly(2024, 10, 7), "国庆节")] },
        Messages =
        [
            new("reminder", MessageAudience.Student, "{{ campaign }}", "请在10月21日前确认。"),
            new("opens", MessageAudience.Student, "{{ campaign }}", "请在{{ deadline }}前确认。"),
        ],
    };

    private static readonly CampaignCopy Copy = CampaignCopy.ForNextYear(Last);

    [Fact]
    public void ForNextYear_IdAndTitles_CountOneUp() =>
        Assert.Equal(("2026", "2026届", "Class of 2026"), (Copy.Campaign.Id, Copy.Campaign.Title, Copy.Campaign.EnglishTitle));

    [Fact]
    public void ForNextYear_CohortYears_CountOneUpWhereTheyStandAlone()
    {
        var group = Copy.Campaign.Cohort.Include[0];

        Assert.Equal(("2022级本科生", "2022 undergraduates"), (group.Name, group.English));
        Assert.Equal(
            [
                new CohortTest.YearIs(2022),
                new CohortTest.YearBetween(2021, 2022),
                new CohortTest.StartsWith("2022"),
                new CohortTest.Is("20211101"),
            ],
            group.All.Select(c => c.Test)
        );
    }

    [Fact]
    public void ForNextYear_Windows_KeepTheirDayOfTheWeek()
    {
        Assert.Equal("10月8日(周三)00:00—10月20日(周一)10:00", Copy.Campaign.Phases.Confirmation.Describe());
        Assert.Equal("10月21日(周二)08:00—16:00", Copy.Campaign.Phases.Sessions[0].Window.Describe());
        Assert.Equal("10月21日(周二)12:00—13:00", Copy.Campaign.Phases.Sessions[0].Breaks[0].Describe());
    }

    [Theory]
    [InlineData("2024-12-31 17:00", "2025-12-31 17:00")]
    [InlineData("2025-01-01 00:00", "2026-01-01 00:00")]
    [InlineData("2024-12-30 17:00", "2025-12-29 17:00")]
    public void ForNextYear_MakeUp_KeepsTheLastDayOfTheYearAndNoOther(string closes, string expected)
    {
        var studio = Last.Phases.MakeUp!;
        var window = studio.Window with { Closes = DateTime.Parse(closes) };
        var campaign = Last with { Phases = Last.Phases with { MakeUp = studio with { Window = window } } };

        var shifted = CampaignCopy.ForNextYear(campaign).Campaign.Phases.MakeUp!.Window;

        Assert.Equal(DateTime.Parse(expected), shifted.Closes);
        Assert.Equal(new DateTime(2025, 10, 23, 9, 0, 0), shifted.Opens);
    }

    [Fact]
    public void ForNextYear_AnyDate_MovesByOneOrTwoDaysOfTheMonthOnly() =>
        Gen.DateTime[new DateTime(2001, 1, 1), new DateTime(2098, 12, 31)]
            .Sample(opens =>
            {
                var campaign = new Campaign { Phases = new Phases { Sealing = new Window(opens, opens.AddHours(1)) } };

                var shifted = CampaignCopy.ForNextYear(campaign).Campaign.Phases.Sealing.Opens;

                Assert.Equal(opens.DayOfWeek, shifted.DayOfWeek);
                Assert.InRange((opens.AddYears(1) - shifted).Days, 1, 2);
            });

    [Fact]
    public void ForNextYear_ListsOfLastYear_AreEmptiedAndAskedFor()
    {
        Assert.Empty(Copy.Campaign.Classes);
        Assert.Empty(Copy.Campaign.Counselors);
        Assert.Equal(new HolidayCalendar(), Copy.Campaign.Calendar);
        Assert.Equal(["classes", "calendar"], Copy.ToDo.Where(t => t.IsEmptied).Select(t => t.Chapter));
        Assert.Equal(Last.Colleges, Copy.Campaign.Colleges);
    }

    [Fact]
    public void ForNextYear_MessageThatNamesADate_IsToBeRewritten() =>
        Assert.Equal(
            ["消息模板“reminder”中写有年份或日期, 请改写。"],
            Copy.ToDo.Where(t => t.Chapter == "messages").Select(t => t.Message)
        );

    [Fact]
    public void ForNextYear_IdWithoutYear_AsksForAnother() =>
        Assert.Contains(CampaignCopy.ForNextYear(Last with { Id = "spring" }).ToDo, t => t.Chapter == "basics");

    private static Window Day(int year, int month, int day, int from, int to) =>
        new(new DateTime(year, month, day, from, 0, 0), new DateTime(year, month, day, to, 0, 0));
}

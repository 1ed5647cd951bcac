using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Domain.MakeUp;

namespace Dengke.Domain.Tests.MakeUp;

[Trait("Requirement", "MUP-1")]
public sealed class StudioDayTests
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
        Weekdays =
        [
            DayOfWeek.Tuesday,
            DayOfWeek.Wednesday,
            DayOfWeek.Thursday,
            DayOfWeek.Friday,
            DayOfWeek.Saturday,
            DayOfWeek.Sunday,
        ],
        Hours = [new(new TimeOnly(9, 0), new TimeOnly(12, 0)), new(new TimeOnly(13, 0), new TimeOnly(17, 0))],
        ShutOnDaysOff = true,
        CapacityPerHour = 12,
    };

    [Fact]
    public void Of_OpenDay_IsCutIntoHoursAroundNoon() =>
        Assert.Equal(
            ["09:00", "10:00", "11:00", "13:00", "14:00", "15:00", "16:00"],
            On("2024-12-29").Hours.Select(h => $"{h.Window.Opens:HH:mm}")
        );

    [Theory]
    [InlineData("2024-12-29", null)]
    [InlineData("2024-12-30", "周一休息")]
    [InlineData("2024-12-25", "校庆")]
    [InlineData("2024-12-31", null)]
    [InlineData("2025-01-01", "不在补采时间内")]
    [InlineData("2024-10-23", "不在补采时间内")]
    public void Of_Date_SaysWhyItIsShut(string date, string? expected)
    {
        var shut = On(date).Shut;

        Assert.Equal(expected is null, shut is null);
        Assert.StartsWith(expected ?? "", shut?.Chinese ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MakeUpWorkdayOnASaturday_IsOpenAsAnyOther() => Assert.Equal(7, On("2024-12-28").Hours.Count);

    [Fact]
    public void Of_HolidayWhenTheStudioKeepsOpen_IsOpen() =>
        Assert.NotEmpty(StudioDay.Of(Studio with { ShutOnDaysOff = false }, new DateOnly(2024, 12, 25), Calendar).Hours);

    [Fact]
    public void Of_LastDay_EndsWithTheHourBeforeTheClose()
    {
        var last = On("2024-12-31").Hours[^1];

        Assert.Equal(new DateTime(2024, 12, 31, 17, 0, 0), last.Window.Closes);
    }

    [Theory]
    [InlineData("10:30", 12, 6)]
    [InlineData("10:50", 12, 10)]
    [InlineData("10:04", 12, 0)]
    [InlineData("10:35", 5, 2)]
    public void Of_ShorterLastSlot_HasProportionallyFewerPlacesRoundedDown(string closes, int perHour, int expected)
    {
        var studio = Studio with { Hours = [new(new TimeOnly(9, 0), TimeOnly.Parse(closes))], CapacityPerHour = perHour };

        var hours = StudioDay.Of(studio, new DateOnly(2024, 12, 29), Calendar).Hours;

        Assert.Equal(expected > 0 ? [perHour, expected] : [perHour], hours.Select(h => h.Capacity));
    }

    [Fact]
    public void HasBegun_AtTheStroke_IsTooLate()
    {
        var hour = On("2024-12-29").Hours[0];

        Assert.False(hour.HasBegun(hour.StartsAt.AddSeconds(-1)));
        Assert.True(hour.HasBegun(hour.StartsAt));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(12, false)]
    [InlineData(17, false)]
    public void RunningAt_Time_FindsTheHour(int hour, bool expected)
    {
        var at = ChinaTime.ToInstant(new DateTime(2024, 12, 29, hour, 20, 0));

        Assert.Equal(expected, On("2024-12-29").RunningAt(at) is not null);
    }

    [Fact]
    public void From_BeforeTheFirstDay_RunsFromTheFirstToTheLast()
    {
        var days = StudioDay.From(Studio, new DateOnly(2024, 10, 10), Calendar).ToList();

        Assert.Equal((new DateOnly(2024, 10, 24), new DateOnly(2024, 12, 31)), (days[0].Date, days[^1].Date));
        Assert.Equal(69, days.Count);
    }

    [Fact]
    public void Of_AnyOpeningHours_SlotsLieWithinThemApartAndNeverExceedTheRate() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[1, 600], Gen.Int[1, 40])
            .Sample(
                (from, length, perHour) =>
                {
                    var opens = TimeOnly.MinValue.Add(TimeSpan.FromMinutes(from));
                    var closes = opens.Add(TimeSpan.FromMinutes(length));
                    var studio = Studio with { Hours = [new(opens, closes)], CapacityPerHour = perHour };

                    var hours = StudioDay.Of(studio, new DateOnly(2024, 12, 29), Calendar).Hours;

                    Assert.All(hours, h => Assert.InRange(h.Capacity, 1, perHour));
                    Assert.All(hours.Zip(hours.Skip(1)), p => Assert.Equal(p.First.Window.Closes, p.Second.Window.Opens));
                    Assert.True(hours.Sum(h => h.Capacity) * 60 <= perHour * length);
                }
            );

    private static StudioDay On(string date) => StudioDay.Of(Studio, DateOnly.Parse(date), Calendar);
}

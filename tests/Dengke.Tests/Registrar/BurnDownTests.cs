using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Progress;

namespace Dengke.Tests.Registrar;

[Trait("Requirement", "DSH-1")]
public sealed class BurnDownTests
{
    private static readonly Window TenDays = new(new DateTime(2024, 10, 1), new DateTime(2024, 10, 11));

    [Fact]
    public void Of_HalfWay_CountsWhoIsLeftAtEachMidnightAgainstAnEvenPace()
    {
        DateTimeOffset[] registered = [At(1, 9), At(1, 10), At(3, 0), At(5, 11)];

        var chart = BurnDown.Of(10, registered, TenDays, TenDays.ClosesAt, At(5, 12))!;

        Assert.Equal([10, 8, 7, 7, 7, 6], chart.Points.Select(p => p.Left));
        Assert.Equal([10, 9, 8, 7, 6, 6], chart.Points.Select(p => p.Planned));
        Assert.Equal("0,0 100,60 200,90 300,90 400,90 450,120", chart.Line);
        Assert.Equal(BurnDown.Width, chart.X(chart.Closes));
    }

    [Fact]
    public void Of_LongAfterAnExtension_EndsSoonAfterItsEnd()
    {
        var chart = BurnDown.Of(10, [], TenDays, At(13, 0), At(31, 0))!;

        Assert.Equal(At(16, 0), chart.Ends);
        Assert.Equal((10, 0), (chart.Last.Left, chart.Last.Planned));
    }

    [Fact]
    public void Of_BeforeItOpensOrWithNobody_IsNothing()
    {
        Assert.Null(BurnDown.Of(10, [], TenDays, TenDays.ClosesAt, TenDays.OpensAt.AddMinutes(-1)));
        Assert.Null(BurnDown.Of(0, [], TenDays, TenDays.ClosesAt, At(5, 0)));
    }

    [Fact]
    public void Forecast_AtThePaceOfTwoDays_SaysWhoIsLeftAtTheDeadline()
    {
        // Four in the last two days and six left: one in twelve hours; five and a half days are eleven.
        DateTimeOffset[] registered = [At(3, 13), At(4, 0), At(4, 12), At(5, 12)];

        var enough = BurnDown.Of(10, registered, TenDays, TenDays.ClosesAt, At(5, 12))!.Forecast!;
        var tooFew = BurnDown.Of(30, registered, TenDays, TenDays.ClosesAt, At(5, 12))!.Forecast!;

        Assert.Equal((0, At(8, 12)), (enough.LeftAtEnd, enough.DoneAt));
        Assert.Equal(15, tooFew.LeftAtEnd);
        Assert.Equal(At(18, 12), tooFew.DoneAt);
    }

    [Fact]
    public void Forecast_NobodyLatelyOrNobodyLeftOrTooLate_IsNone()
    {
        Assert.Null(BurnDown.Of(10, [At(1, 9)], TenDays, TenDays.ClosesAt, At(5, 0))!.Forecast);
        Assert.Null(BurnDown.Of(1, [At(4, 9)], TenDays, TenDays.ClosesAt, At(5, 0))!.Forecast);
        Assert.Null(BurnDown.Of(10, [At(10, 9)], TenDays, TenDays.ClosesAt, At(11, 0))!.Forecast);
    }

    private static DateTimeOffset At(int day, int hour) => ChinaTime.ToInstant(new DateTime(2024, 10, day, hour, 0, 0));
}

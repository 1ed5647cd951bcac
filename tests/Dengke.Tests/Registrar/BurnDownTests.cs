using Dengke.Domain.Campaigns;
using Dengke.Features.Desk;

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

    private static DateTimeOffset At(int day, int hour) => ChinaTime.ToInstant(new DateTime(2024, 10, day, hour, 0, 0));
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Domain.Tests.Capture;

[Trait("Requirement", "DSH-1")]
public sealed class DepartureForecastTests
{
    private static readonly CaptureSession Session = new("s", "hall", new Window(At(8, 30), At(16, 30)))
    {
        Breaks = [new Window(At(12, 0), At(13, 0))],
        Stations = 2,
        RatePerHour = 30,
        SlotMinutes = 15,
        ArriveEarlyMinutes = 10,
    };

    [Fact]
    public void Last_ThoseWhoWait_TakeTheirTime() => Assert.Equal(Instant(10, 30), Last(Instant(10, 0), 30));

    [Fact]
    public void Last_NobodyIsLeft_IsNull() => Assert.Null(Last(Instant(10, 0), 0));

    [Fact]
    public void Last_NobodyIsPhotographed_IsNull() =>
        Assert.Null(DepartureForecast.Last(Session, Instant(10, 0), 30, [], perHour: 0));

    [Fact]
    public void Last_LaterSlots_BeginNotBeforeTheirTime() =>
        Assert.Equal(Instant(14, 10), Last(Instant(10, 0), 30, (Instant(14, 0), 10)));

    [Fact]
    public void Last_SlotsThatComeDuringTheQueue_QueueBehindIt() =>
        Assert.Equal(Instant(11, 10), Last(Instant(10, 0), 60, (Instant(10, 15), 10)));

    [Fact]
    public void Last_WorkOverTheBreak_IsLongerByIt() => Assert.Equal(Instant(13, 30), Last(Instant(11, 30), 60));

    [Fact]
    public void Last_InTheBreak_BeginsAfterIt() => Assert.Equal(Instant(13, 30), Last(Instant(12, 20), 30));

    [Fact]
    public void Last_BeforeTheOpening_BeginsWithIt() => Assert.Equal(Instant(9, 0), Last(Instant(7, 0), 30));

    [Fact]
    public void Door_OpensASlotEarly_OrAsEarlyAsStudentsAreAsked()
    {
        Assert.Equal(Instant(8, 15), DoorTimes.Opens(Session));
        Assert.Equal(Instant(9, 45), DoorTimes.From(Session, Instant(10, 0)));
        Assert.Equal(Instant(9, 30), DoorTimes.From(Session with { ArriveEarlyMinutes = 30 }, Instant(10, 0)));
        Assert.Equal(Instant(10, 30), DoorTimes.Until(Session, Instant(10, 15)));
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, 24)]
    [InlineData(100, 300)]
    public void PerHour_ByWhatWasDoneLately_OrNothingToSay(int done, int? expected) =>
        Assert.Equal(expected, WaitEstimate.PerHour(done));

    private static DateTime At(int hour, int minute) => new(2024, 10, 22, hour, minute, 0);

    private static DateTimeOffset Instant(int hour, int minute) => ChinaTime.ToInstant(At(hour, minute));

    private static DateTimeOffset? Last(DateTimeOffset now, int waiting, params (DateTimeOffset, double)[] toCome) =>
        DepartureForecast.Last(Session, now, waiting, toCome, perHour: 60);
}

using CsCheck;
using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-3")]
public sealed class WindowTests
{
    private static readonly Window Confirmation = new(new DateTime(2024, 10, 9), new DateTime(2024, 10, 21, 10, 0, 0));

    [Theory]
    [InlineData("2024-10-08T23:59:59.999+08:00", false)]
    [InlineData("2024-10-09T00:00:00+08:00", true)]
    [InlineData("2024-10-08T16:00:00Z", true)]
    [InlineData("2024-10-21T09:59:59.999+08:00", true)]
    [InlineData("2024-10-21T10:00:00+08:00", false)]
    [InlineData("2024-10-21T01:59:00Z", true)]
    public void Contains_InstantInAnyZone_IsTrueFromOpeningUntilJustBeforeClosing(string instant, bool expected) =>
        Assert.Equal(expected, Confirmation.Contains(DateTimeOffset.Parse(instant)));

    [Fact]
    public void OpensAt_LocalMidnight_IsFourInTheAfternoonUtcTheDayBefore() =>
        Assert.Equal(new DateTimeOffset(2024, 10, 8, 16, 0, 0, TimeSpan.Zero), Confirmation.OpensAt);

    [Theory]
    [InlineData("2024-10-09 00:00", "2024-10-21 10:00", "10月9日(周三)00:00—10月21日(周一)10:00")]
    [InlineData("2024-10-22 08:30", "2024-10-22 16:30", "10月22日(周二)08:30—16:30")]
    [InlineData("2024-10-19 08:00", "2024-10-21 00:00", "10月19日(周六)08:00—10月20日(周日)24:00")]
    [InlineData("2024-10-20 08:00", "2024-10-21 00:00", "10月20日(周日)08:00—24:00")]
    [InlineData("2024-12-24 09:00", "2025-01-10 17:00", "2024年12月24日(周二)09:00—2025年1月10日(周五)17:00")]
    [InlineData("2024-12-24 09:00", "2025-01-01 00:00", "12月24日(周二)09:00—12月31日(周二)24:00")]
    public void Describe_Window_ReadsAsInANotice(string opens, string closes, string expected) =>
        Assert.Equal(expected, new Window(DateTime.Parse(opens), DateTime.Parse(closes)).Describe());

    [Fact]
    public void DescribeInEnglish_Window_NamesDaysAndMonths() =>
        Assert.Equal("Wed 9 Oct 00:00 to Mon 21 Oct 10:00", Confirmation.DescribeInEnglish());

    [Fact]
    public void ToLocal_OfToInstant_IsTheSameMinute() =>
        Gen.DateTime[new DateTime(2000, 1, 1), new DateTime(2099, 12, 31)]
            .Sample(local => Assert.Equal(local, ChinaTime.ToLocal(ChinaTime.ToInstant(local))));

    [Fact]
    public void Admit_OutsideTheWindow_RefusesAndNamesIt()
    {
        var phases = new Phases { Confirmation = Confirmation };

        var early = phases.Admit(Phase.Confirmation, Confirmation.OpensAt.AddSeconds(-1));
        var inTime = phases.Admit(Phase.Confirmation, Confirmation.OpensAt);

        Assert.True(inTime.IsOk);
        Assert.Equal("outside_window", early.Failure!.Code);
        Assert.Equal("信息确认的时间为10月9日(周三)00:00—10月21日(周一)10:00, 现在不在此时间内。", early.Failure.Message);
    }

    [Fact]
    public void Admit_PhaseThatTheCampaignLacks_SaysSo() =>
        Assert.Equal("no_such_phase", new Phases().Admit(Phase.MakeUp, Confirmation.OpensAt).Failure!.Code);

    [Fact]
    public void WindowOf_Capture_SpansAllSessions()
    {
        Window south = new(new DateTime(2024, 10, 22, 8, 30, 0), new DateTime(2024, 10, 22, 16, 30, 0));
        var phases = new Phases { Sessions = [new("b", "v", south.ShiftedBy(TimeSpan.FromDays(1))), new("a", "v", south)] };

        Assert.Equal(new Window(south.Opens, south.Closes.AddDays(1)), phases.WindowOf(Phase.Capture));
        Assert.Null(new Phases().WindowOf(Phase.Capture));
    }
}

using System.Text;
using Dengke.Domain.Capture;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Station;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>The station at work, without a network.</summary>
[Trait("Database", "none")]
public sealed class BoothTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "CAP-4")]
    public async Task Shoot_WithoutACode_IsRefusedAndNothingIsKept()
    {
        await using var station = await new StationFixture().WithPack();
        var picture = Picture("pass", 1);

        var shot = await station.Booth.Shoot(picture, [], Ct);

        Assert.Equal("no_code", shot.Failure?.Code);
        Assert.Equal("no_code", station.Booth.Bar?.Failure.Code);
        Assert.All(picture, b => Assert.Equal(0, b));
        Assert.Equal(0, (await station.Store.Counts(Ct)).Shots);
    }

    [Fact]
    [Trait("Requirement", "CAP-6")]
    public async Task Accept_AGoodShot_KeepsItSealedForTheRegistrarAlone()
    {
        await using var station = await new StationFixture().WithPack();

        Ok(await station.Capture(7));

        var shot = Assert.Single(await station.Store.Shots(Ct));
        Assert.Equal((Token(7), "1-0001", false), (shot.Token, shot.Shot, shot.Disputed));
        Assert.Equal("pass#portrait of person 0007", await station.Opened(shot));
        Assert.Equal("pass#portrait of person 0007", await station.Opened(shot, original: true));
        var said = ShotStatement.Read(shot.Statement)!.Value;
        Assert.Equal(station.Get<PrivateKey>().Public.KeyId, said.Signer.KeyId);
        Assert.Equal(
            (shot.Id, "2025", South, Token(7), "pass"),
            (said.Statement.Id, said.Statement.Campaign, said.Statement.Session, said.Statement.Token, said.Statement.Verdict)
        );
        Assert.Equal(["retouching"], said.Statement.Checked);
        Assert.Equal(BoothState.Empty, station.Booth.State);
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Accept_BeforeTheOperatorHasLooked_IsRefused()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        Ok(await station.Booth.Shoot(Picture("review", 1), [], Ct));

        Assert.Equal("unchecked", (await station.Booth.Accept(all: false, null)).Failure?.Code);
        Ok(await station.Booth.Accept(all: true, null));
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Accept_WhatTheCheckFails_NeedsAReasonThatTravelsAlong()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        Ok(await station.Booth.Shoot(Picture("fail", 1), [], Ct));

        Assert.Equal("photo_fails", (await station.Booth.Accept(all: true, " ")).Failure?.Code);
        Ok(await station.Booth.Accept(all: true, "民族头饰"));

        var said = ShotStatement.Read(Assert.Single(await station.Store.Shots(Ct)).Statement)!.Value.Statement;
        Assert.Equal(("fail", "民族头饰"), (said.Verdict, said.Override));
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Again_AsOftenAsWanted_KeepsTheAcceptedOneAlone()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        var pictures = Enumerable.Range(1, 20).Select(n => Encoding.UTF8.GetBytes($"review#take {n}")).ToList();
        foreach (var picture in pictures)
        {
            Ok(await station.Booth.Shoot(picture, [], Ct));
            Ok(await station.Booth.Again(Ct));
        }

        Ok(await station.Booth.Shoot(Encoding.UTF8.GetBytes("pass#the one"), [], Ct));
        Ok(await station.Booth.Accept(all: true, null));

        var shot = Assert.Single(await station.Store.Shots(Ct));
        Assert.Equal("pass#the one", await station.Opened(shot));
        Assert.Equal(21, ShotStatement.Read(shot.Statement)!.Value.Statement.Attempts);
        Assert.All(pictures, p => Assert.All(p, b => Assert.Equal(0, b)));
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task SecondScreen_WhileItIsThere_NeedsTheStudentsYes()
    {
        await using var station = await new StationFixture().WithPack();
        station.Get<Standing>().SeenSecondScreen();
        Ok(await station.Booth.Scan(Code(1), Ct));
        Ok(await station.Booth.Shoot(Picture("pass", 1), [], Ct));
        Assert.Equal("student_silent", (await station.Booth.Accept(all: true, null)).Failure?.Code);

        Ok(await station.Booth.Again(Ct));
        Assert.Equal(BoothState.Ready, station.Booth.State);
        Ok(await station.Booth.Shoot(Picture("pass", 1), [], Ct));
        Ok(await station.Booth.Agree(Ct));
        Ok(await station.Booth.Accept(all: true, null));

        Ok(await station.Booth.Scan(Code(2), Ct));
        Ok(await station.Booth.Shoot(Picture("pass", 2), [], Ct));
        station.Clock.Advance(TimeSpan.FromMinutes(1));
        Ok(await station.Booth.Accept(all: true, null));
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Dispute_InTheHall_HandsAllShotsOverWithWhatIsSaid()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        Ok(await station.Booth.Shoot(Encoding.UTF8.GetBytes("pass#one"), [], Ct));
        Ok(await station.Booth.Again(Ct));
        Ok(await station.Booth.Shoot(Encoding.UTF8.GetBytes("review#two"), [], Ct));

        Assert.Equal("reason_needed", (await station.Booth.Dispute("")).Failure?.Code);
        Ok(await station.Booth.Dispute("不像我"));

        var shots = await station.Store.Shots(Ct);
        Assert.Equal(["pass#one", "review#two"], [await station.Opened(shots[0]), await station.Opened(shots[1])]);
        Assert.All(shots, s => Assert.Equal("不像我", ShotStatement.Read(s.Statement)!.Value.Statement.Dispute));
        Assert.True(shots[0].TakenAt < shots[1].TakenAt);
        // It is not the portrait: the person can still be photographed.
        Ok(await station.Capture(1));
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Shoot_ABurst_ShowsTheBestOfIt()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        byte[][] burst = [.. new[] { "review#a", "pass#b", "fail#c", "not a picture" }.Select(Encoding.UTF8.GetBytes)];

        Ok(await station.Booth.Shoot(burst[3], burst[..3], Ct));

        Assert.Equal("pass#b", Encoding.UTF8.GetString(station.Booth.Shown!.Portrait!));
        Assert.All(burst.Where((_, n) => n != 1), p => Assert.All(p, b => Assert.Equal(0, b)));
        Assert.Equal(1, station.Booth.Attempts);
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Shoot_WhatIsTooLargeToBeSealed_IsRefusedAtTheShot()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));

        var shot = await station.Booth.Shoot(new byte[PhotoEnvelope.LargestPhoto + 1], [], Ct);

        Assert.Equal("photo_too_large", shot.Failure?.Code);
        Assert.Equal(BoothState.Ready, station.Booth.State);
    }

    [Theory]
    [InlineData("this is no picture")]
    [InlineData("")]
    [Trait("Requirement", "CAP-5")]
    public async Task Accept_WhatIsNoPicture_IsRefusedAndCanBeShotAgain(string content)
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        Ok(await station.Booth.Shoot(Encoding.UTF8.GetBytes(content), [], Ct));

        Assert.Equal("no_portrait", (await station.Booth.Accept(all: true, "照样")).Failure?.Code);
        Assert.Equal("no_portrait", (await station.Booth.Dispute("不像")).Failure?.Code);
        Ok(await station.Booth.Again(Ct));
        Ok(await station.Booth.Shoot(Picture("pass", 1), [], Ct));
        Ok(await station.Booth.Accept(all: true, null));
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    public async Task Accept_WithTheClockSetBack_KeepsTheOrder()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Capture(1));
        await station.Close();
        station.Clock.AdjustTime(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await station.Open();

        Ok(await station.Capture(2, reason: "时钟不对"));

        var shots = await station.Store.Shots(Ct);
        Assert.Equal(["1-0001", "1-0002"], shots.Select(s => s.Shot));
        Assert.True(shots[0].TakenAt < shots[1].TakenAt);
        Assert.True(station.Get<Journal>().ClockWasSetBack);
    }
}

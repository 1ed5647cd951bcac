using Dengke.Domain.Capture;
using Dengke.Platform.StationLink;
using Dengke.Station;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>Who is let before the camera, without a network (CAP-4).</summary>
[Trait("Requirement", "CAP-4")]
[Trait("Database", "none")]
public sealed class BoothScanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_WhoeverIsExpected_CanBeShot()
    {
        await using var station = await new StationFixture().WithPack();

        Ok(await station.Booth.Scan($"  {Code(3)}\t ".Trim('\t'), Ct));

        Assert.Equal(BoothState.Ready, station.Booth.State);
        Assert.Equal(Token(3), station.Booth.Sitter!.Token);
    }

    [Theory]
    [InlineData("other_session")]
    [InlineData("captured_already")]
    [InlineData("too_early")]
    [InlineData("unknown_code")]
    public async Task Scan_OutOfOrder_StopsUntilTheOperatorDecides(string code)
    {
        await using var station = await new StationFixture().WithPack(change: p =>
            p with
            {
                People =
                [
                    code switch
                    {
                        "other_session" => p.People[0] with { Session = "shahe-1023" },
                        "captured_already" => p.People[0] with { Captured = true },
                        "too_early" => p.People[0] with { Slot = p.IssuedAt.AddHours(1) },
                        _ => p.People[1],
                    },
                ],
            }
        );

        Ok(await station.Booth.Scan(Code(1), Ct));
        Assert.Equal(BoothState.Stopped, station.Booth.State);
        Assert.Equal(code, station.Booth.Sitter!.Stop!.Code);
        Assert.Equal("no_code", (await station.Booth.Shoot(Picture("pass", 1), [], Ct)).Failure?.Code);
        Assert.Equal("reason_needed", (await station.Booth.GoOn(" ", Ct)).Failure?.Code);
        Ok(await station.Booth.GoOn("核对无误", Ct));
        Ok(await station.Booth.Shoot(Picture("pass", 1), [], Ct));
        Ok(await station.Booth.Accept(all: true, null));

        var said = ShotStatement.Read(Assert.Single(await station.Store.Shots(Ct)).Statement)!.Value.Statement;
        Assert.Equal("核对无误", code == "captured_already" ? said.Retake : said.OutOfTurn);
        Assert.Null(code == "captured_already" ? said.OutOfTurn : said.Retake);
    }

    [Fact]
    [Trait("Requirement", "PAY-1")]
    public async Task Scan_WhoHasNotPaid_IsSaidToOweAndCanBeShot()
    {
        await using var station = await new StationFixture().WithPack(change: p =>
            p with
            {
                People = [p.People[0] with { Owes = true }, p.People[1]],
            }
        );

        Ok(await station.Booth.Scan(Code(1), Ct));
        Assert.True(station.Booth.Sitter!.Owes);
        Assert.Equal(BoothState.Ready, station.Booth.State);
        Ok(await station.Booth.SendAway(Ct));
        Ok(await station.Booth.Scan(Code(2), Ct));
        Assert.False(station.Booth.Sitter!.Owes);
    }

    [Fact]
    public async Task Scan_ARevokedCode_IsNeverShot()
    {
        await using var station = await new StationFixture().WithPack(change: p => p with { Revoked = [Token(1)] });

        Ok(await station.Booth.Scan(Code(1), Ct));

        Assert.Equal("code_revoked", (await station.Booth.GoOn("核对无误", Ct)).Failure?.Code);
        Assert.Equal(BoothState.Stopped, station.Booth.State);
        Ok(await station.Booth.SendAway(Ct));
        Assert.Equal(BoothState.Empty, station.Booth.State);
    }

    [Fact]
    public async Task Scan_ATicketThatIsBoundToAnother_IsNeverShotAlsoAfterARestart()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan("12", Ct));
        Ok(await station.Booth.Scan(Code(1), Ct));
        Assert.Equal(12, station.Booth.Sitter!.Ticket);
        await station.Close();
        await station.Open();

        Ok(await station.Booth.Scan("12", Ct));
        Ok(await station.Booth.Scan(Code(2), Ct));

        Assert.Equal("ticket_of_another", station.Booth.Sitter!.Stop?.Code);
        Assert.Equal("ticket_of_another", (await station.Booth.GoOn("换人", Ct)).Failure?.Code);
        Ok(await station.Booth.SendAway(Ct));
        Ok(await station.Booth.Scan("12", Ct));
        Ok(await station.Booth.Scan(Code(1), Ct));
        Assert.Equal(BoothState.Ready, station.Booth.State);
    }

    [Fact]
    public async Task Scan_TheSamePersonTwice_StopsForARetake()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Capture(1));

        Ok(await station.Booth.Scan(Code(1), Ct));

        Assert.Equal("captured_already", station.Booth.Sitter!.Stop?.Code);
    }

    [Fact]
    public async Task Scan_WhileSomebodyIsThere_ChangesNothing()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Booth.Scan(Code(1), Ct));
        Assert.Equal("unfinished", (await station.Booth.Scan(Code(2), Ct)).Failure?.Code);
        Ok(await station.Booth.Shoot(Picture("pass", 1), [], Ct));
        Assert.Equal("unfinished", (await station.Booth.Scan(Code(2), Ct)).Failure?.Code);
        Ok(await station.Booth.Accept(all: true, null));

        Assert.Equal(Token(1), Assert.Single(await station.Store.Shots(Ct)).Token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("a\u0001b")]
    public async Task Scan_Garbage_IsSaidToBeSo(string? text)
    {
        await using var station = await new StationFixture().WithPack();

        Assert.Equal("unreadable", (await station.Booth.Scan(text, Ct)).Failure?.Code);
        Assert.Equal("unreadable", (await station.Booth.Scan(new string('x', 5000), Ct)).Failure?.Code);
        Assert.Equal(BoothState.Empty, station.Booth.State);
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    public async Task Scan_WithoutADayPack_IsRefused()
    {
        await using var station = await new StationFixture().Open();

        Assert.Equal("no_day_pack", (await station.Booth.Scan(Code(1), Ct)).Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "CAP-7")]
    public async Task Scan_WithTheDiskNearlyFull_StopsTheShooting()
    {
        await using var station = new StationFixture();
        station.Options = station.Options with { KeepFree = long.MaxValue };
        await station.WithPack();

        Assert.Equal("disk_full", (await station.Booth.Scan(Code(1), Ct)).Failure?.Code);
    }
}

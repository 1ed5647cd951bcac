using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Codes;
using Dengke.Features.Hall;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>Whose turn it is, asked by a station with a network.</summary>
[Trait("Requirement", "CAP-4")]
public sealed class TurnTests(StationFixture fixture) : IClassFixture<StationFixture>, IAsyncLifetime
{
    private const string Campaign = StationFixture.Campaign;
    private const string South = StationFixture.South;

    public async ValueTask InitializeAsync()
    {
        await fixture.App.Read(async db =>
        {
            await db.ReceivedShots.ExecuteDeleteAsync();
            await db.CapturedPhotos.ExecuteDeleteAsync();
            return await db.HallTickets.ExecuteDeleteAsync();
        });
        await fixture.App.Read(db =>
            db.StationDevices.ExecuteUpdateAsync(u => u.SetProperty(d => d.RevokedAt, CaptureFixture.Ten))
        );
        await fixture.Hall.Must(new SetStation(Campaign, South, 1, Open: true));
        await fixture.Hall.Must(new SetStation(Campaign, South, 2, Open: true));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Turn_OfWhoIsCalledHere_BeginsAndIsToldToTheStationAsCalled()
    {
        var station = await fixture.Station(1);
        var (student, token) = await Enter();
        var number = await fixture.Hall.Must(new CallNext(Campaign, South, 1));

        var called = await station.State();
        var turn = await station.Turn(token);
        var again = await station.Turn(token);

        Assert.Equal(number, called.Called);
        Assert.Equal((number, null), (turn.Ticket, turn.Refusal?.Code));
        Assert.Equal(number, again.Ticket);
        Assert.Equal(TicketState.Serving, (await fixture.Hall.Ticket(student)).State);
    }

    [Fact]
    public async Task Turn_OfWhoIsNotCalledHere_IsRefusedAndChangesNothing()
    {
        var station = await fixture.Station(1);
        var (first, firstToken) = await Enter();
        var (second, secondToken) = await Enter();
        var (_, outside) = await fixture.Coded();
        await fixture.Hall.Must(new CallNext(Campaign, South, 2));

        Assert.Equal("other_station", (await station.Turn(firstToken)).Refusal?.Code);
        Assert.Equal("out_of_order", (await station.Turn(secondToken)).Refusal?.Code);
        Assert.Equal("no_ticket", (await station.Turn(outside)).Refusal?.Code);
        Assert.Equal(TicketState.Called, (await fixture.Hall.Ticket(first)).State);
        Assert.Equal(TicketState.Waiting, (await fixture.Hall.Ticket(second)).State);
    }

    [Fact]
    public async Task Turn_OfACodeByWhichNobodyIsPhotographed_IsRefusedWithItsReason()
    {
        var station = await fixture.Station(1);
        var (student, token) = await fixture.Coded();
        CaptureFixture.Ok(await fixture.Registrar.Run(new ReleaseCode(Campaign, student.Id, "码被盗用")));
        var (gone, goneToken) = await fixture.Coded();
        await fixture.App.Read(db =>
            db.Students.Where(s => s.Id == gone.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.InCohort, false))
        );

        Assert.Equal("unknown_code", (await station.Turn("nobody")).Refusal?.Code);
        Assert.Equal("code_revoked", (await station.Turn(token)).Refusal?.Code);
        Assert.Equal("not_in_cohort", (await station.Turn(goneToken)).Refusal?.Code);
        Assert.Equal("unknown_session", (await station.Turn(token, CaptureFixture.Vendor)).Refusal?.Code);
        Assert.Equal("unknown_session", (await station.Turn(token, "nowhere")).Refusal?.Code);
    }

    [Fact]
    public async Task Turn_AtTheStudio_NeedsNoTicketAndSaysThatThereIsAPortrait()
    {
        var station = await fixture.Station(1);
        var (_, token) = await fixture.Coded();

        var first = await station.Turn(token, CapturedPhoto.MakeUp);
        await station.Hand(station.Shoot(token, change: s => s with { Session = CapturedPhoto.MakeUp }));
        var second = await station.Turn(token, CapturedPhoto.MakeUp);

        Assert.Equal((null, null), (first.Ticket, first.Refusal?.Code));
        Assert.Equal("captured_already", second.Refusal?.Code);
        Assert.Equal("unknown_code", (await station.Turn("nobody", CapturedPhoto.MakeUp)).Refusal?.Code);
    }

    private async Task<(Student Student, string Token)> Enter()
    {
        var (student, token) = await fixture.Coded();
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(student), null));
        return (student, token);
    }
}

using System.Net;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Stations;

/// <summary>Shots in any order, by any clock, with any ticket: the one that was taken last counts.</summary>
[Trait("Requirement", "HND-1")]
[Trait("Requirement", "CAP-3")]
public sealed class PortraitOrderTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private const string Campaign = StationFixture.Campaign;
    private const string South = StationFixture.South;

    public static TheoryData<int[]> Orders =>
        [new([0, 1, 2]), new([0, 2, 1]), new([1, 0, 2]), new([1, 2, 0]), new([2, 0, 1]), new([2, 1, 0])];

    [Theory]
    [MemberData(nameof(Orders))]
    [Trait("Requirement", "CAP-4")]
    public async Task Shots_OfOnePersonInWhicheverOrder_LeaveTheOneThatWasTakenLast(int[] order)
    {
        var stations = new[] { await fixture.Station(), await fixture.Station(), await fixture.Station() };
        var (student, token) = await fixture.Coded();
        var shots = stations.Select((s, i) => s.Shoot(token, CaptureFixture.At(9, 10 + i))).ToList();

        foreach (var i in order)
        {
            Assert.Equal("accepted", (await stations[i].Hand(shots[i])).State);
        }

        var portraits = await fixture.Portraits(student);
        Assert.Equal(shots.Select(s => s.Said.Shot), portraits.Select(p => p.ShotNumber));
        Assert.Equal([PhotoState.Replaced, PhotoState.Replaced, PhotoState.Current], portraits.Select(p => p.State));
        Assert.All(portraits.Take(2), p => Assert.NotNull(p.ReplacedById));
    }

    [Fact]
    [Trait("Requirement", "CAP-4")]
    public async Task Shots_OfOneCodeFromTwoStationsAtOnceOnTwoNodes_LeaveOnePortraitThatCounts()
    {
        var stations = new[]
        {
            await fixture.Station(),
            await fixture.Station(),
            await fixture.Station(),
            await fixture.Station(),
        };
        var (student, token) = await fixture.Coded();
        var shots = stations.Select((s, i) => s.Shoot(token, CaptureFixture.At(9, 20 + i))).ToList();
        var other = fixture.OtherNode();

        var answers = await Task.WhenAll(
            stations.Select(
                (s, i) =>
                {
                    var command = new ReceiveShot(Campaign, s.Device, shots[i].Handed);
                    return i % 2 == 0 ? fixture.App.Run(command, s.Actor) : other.Run(command, s.Actor);
                }
            )
        );

        Assert.All(answers, a => Assert.True(a.IsOk, a.Failure?.Message));
        var portraits = await fixture.Portraits(student);
        Assert.Equal(4, portraits.Count);
        Assert.Equal(shots[3].Said.Shot, portraits.Single(p => p.State == PhotoState.Current).ShotNumber);
    }

    [Fact]
    public async Task Shot_AfterALaterOneWasTurnedDown_DoesNotComeBackInItsPlace()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var early = station.Shoot(token, CaptureFixture.At(9, 0));
        await station.Hand(station.Shoot(token, CaptureFixture.At(9, 30)));
        await fixture.App.Read(db =>
            db.CapturedPhotos.Where(p => p.StudentId == student.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.State, PhotoState.Rejected))
        );

        await station.Hand(early);

        Assert.Equal([PhotoState.Replaced, PhotoState.Rejected], (await fixture.Portraits(student)).Select(p => p.State));
    }

    [Fact]
    [Trait("Requirement", "CAP-2")]
    public async Task Shot_OfSomebodyInTheHall_FinishesTheirTicketWhereverTheyStand()
    {
        var station = await fixture.Station();
        var (waiting, token) = await fixture.Coded();
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(waiting), null));
        var changes = await Changes();

        await station.Hand(station.Shoot(token, change: s => s with { OutOfTurn = "轮椅" }));
        var ticket = await fixture.Hall.Ticket(waiting);

        Assert.Equal((TicketState.Done, station.Number), (ticket.State, ticket.Station));
        Assert.True(await Changes() > changes);
    }

    [Fact]
    public async Task Shot_FromBeforeARetakeWasAskedFor_LeavesTheRetakeInTheQueue()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(student), null));
        var first = station.Shoot(token, fixture.Hall.Now);
        var second = station.Shoot(token, fixture.Hall.Now.AddSeconds(1));
        await station.Hand(first);
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(student), "闭眼"));

        await station.Hand(second);
        var meanwhile = (await fixture.Hall.Ticket(student)).State;
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await station.Hand(station.Shoot(token, change: s => s with { Retake = "闭眼" }));

        Assert.Equal(TicketState.Waiting, meanwhile);
        Assert.Equal(TicketState.Done, (await fixture.Hall.Ticket(student)).State);
        Assert.Equal("闭眼", (await fixture.Portraits(student))[1].Reason);
    }

    [Fact]
    public async Task Shot_OfSomebodyWhomTheHallHasFinished_IsThatPortrait()
    {
        await fixture.App.Read(db =>
            db.StationDevices.Where(d => d.Number == 1)
                .ExecuteUpdateAsync(u => u.SetProperty(d => d.RevokedAt, CaptureFixture.Ten))
        );
        var station = await fixture.Station(1);
        var (student, token) = await fixture.Coded();
        await fixture.Hall.Must(new SetStation(Campaign, South, 1, Open: true));
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(student), null));
        await fixture.Hall.Must(new CallNext(Campaign, South, 1));
        await fixture.Hall.Must(new BeginTicket(Campaign, South, 1, fixture.Hall.Pass(student)));
        var shot = station.Shoot(token, fixture.Hall.Now);
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var ticket = await fixture.Hall.Ticket(student);
        await fixture.Hall.Must(new FinishTicket(Campaign, South, ticket.Id, ticket.Version));

        await station.Hand(shot);
        var portrait = Assert.Single(await fixture.Portraits(student));

        Assert.Equal((shot.Said.Shot, shot.Said.TakenAt), (portrait.ShotNumber, portrait.TakenAt));
        Assert.Equal(portrait.Id, (await fixture.Received(shot.Said.Id)).PhotoId);
        Assert.Equal(1, await Messages(student));
    }

    [Fact]
    public async Task Shot_OfAStationWhoseClockIsYearsAhead_DoesNotStandBeforeWhatComesAfter()
    {
        var (fast, right) = (await fixture.Station(), await fixture.Station());
        var (student, token) = await fixture.Coded();
        await fast.Hand(fast.Shoot(token, fixture.Hall.Now.AddYears(3)));
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));

        await right.Hand(right.Shoot(token));

        Assert.Equal([PhotoState.Replaced, PhotoState.Current], (await fixture.Portraits(student)).Select(p => p.State));
    }

    [Fact]
    public async Task Shot_WhoseStationsClockHasForgottenEverything_IsTakenIn()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();

        Assert.Equal("accepted", (await station.Hand(station.Shoot(token, DateTimeOffset.MinValue))).State);
        Assert.Equal("accepted", (await station.Hand(station.Shoot(token, DateTimeOffset.MaxValue))).State);
        Assert.Equal(2, (await fixture.Portraits(student)).Count);
    }

    private Task<long> Changes() =>
        fixture.App.Read(db => db.HallCounters.Where(c => c.SessionId == South).Select(c => c.Changes).SumAsync());

    /// <summary>How often the student was to be told of a portrait.</summary>
    private Task<int> Messages(Student student) =>
        fixture.App.Read(db =>
            db.OutboxMessages.CountAsync(m => m.Payload.Contains("photo_taken") && m.Payload.Contains($"{student.Id}"))
        );
}

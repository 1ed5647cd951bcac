using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Hall;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

/// <summary>Each test has a hall of its own: a queue is of everybody in it.</summary>
[Trait("Requirement", "CAP-2")]
public sealed class QueueTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>, IAsyncLifetime
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string Session = CaptureFixture.South;

    public async ValueTask InitializeAsync()
    {
        await fixture.App.Read(async db =>
        {
            await db.CapturedPhotos.ExecuteDeleteAsync();
            await db.HallTickets.ExecuteDeleteAsync();
            return await db.HallStations.ExecuteDeleteAsync();
        });
        await fixture.Must(new SetStation(Campaign, Session, 1, Open: true));
        await fixture.Must(new SetStation(Campaign, Session, 2, Open: true));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Call_SeveralWait_GoesBySlotThenArrival()
    {
        var late = await Enter(CaptureFixture.At(10, 15));
        var first = await Enter(CaptureFixture.Ten);
        var second = await Enter(CaptureFixture.Ten);

        Assert.Equal(
            [first.Number, second.Number, late.Number],
            [await CallAndSend(1), await CallAndSend(1), await CallAndSend(1)]
        );
    }

    [Fact]
    public async Task Prefer_WithAReason_GoesFirst()
    {
        var plain = await Enter(CaptureFixture.Ten);
        var injured = await Enter(CaptureFixture.At(10, 15));

        var blank = await fixture.Do(new PreferTicket(Campaign, Session, injured.Id, " "));
        await fixture.Must(new PreferTicket(Campaign, Session, injured.Id, "腿伤"));

        Assert.False(blank.IsOk);
        Assert.Equal([injured.Number, plain.Number], [await CallAndSend(1), await CallAndSend(1)]);
    }

    [Fact]
    public async Task Miss_ComesBack_StandsBehindThoseWhoWait()
    {
        var missed = await Enter(CaptureFixture.Ten);
        await fixture.Must(new CallNext(Campaign, Session, 1));
        await Move(missed, TicketTrigger.Miss);
        var other = await Enter(CaptureFixture.Ten);
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));

        await Move(missed, TicketTrigger.ComeBack);

        Assert.Equal([other.Number, missed.Number], [await CallAndSend(1), await CallAndSend(1)]);
    }

    [Fact]
    public async Task Station_Closed_PutsItsPersonBackInFront()
    {
        var called = await Enter(CaptureFixture.Ten);
        await Enter(CaptureFixture.Ten);
        await fixture.Must(new CallNext(Campaign, Session, 1));

        await fixture.Must(new SetStation(Campaign, Session, 1, Open: false));

        Assert.Equal("station_closed", (await fixture.Do(new CallNext(Campaign, Session, 1))).Failure?.Code);
        Assert.Equal(called.Number, await fixture.Must(new CallNext(Campaign, Session, 2)));
    }

    [Fact]
    public async Task Call_StationBusyOrUnknown_IsRefused()
    {
        await Enter(CaptureFixture.Ten);
        await Enter(CaptureFixture.Ten);
        await fixture.Must(new CallNext(Campaign, Session, 1));

        Assert.Equal("station_busy", (await fixture.Do(new CallNext(Campaign, Session, 1))).Failure?.Code);
        Assert.Equal("no_such_station", (await fixture.Do(new CallNext(Campaign, Session, 9))).Failure?.Code);
        Assert.Equal("no_such_station", (await fixture.Do(new CallNext(Campaign, Session, 0))).Failure?.Code);
    }

    [Fact]
    public async Task Call_TwoStationsAtOnce_CallTwoPeople()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, two) = (await Enter(CaptureFixture.Ten), await Enter(CaptureFixture.Ten));

            var called = await Task.WhenAll(
                fixture.Do(new CallNext(Campaign, Session, 1)),
                fixture.Do(new CallNext(Campaign, Session, 2))
            );

            Assert.Equal([one.Number, two.Number], called.Select(c => CaptureFixture.Ok(c)).Order());
            await Move(one, TicketTrigger.Leave);
            await Move(two, TicketTrigger.Leave);
        }
    }

    [Fact]
    public async Task Transfer_ToAFreeStation_IsCalledThere()
    {
        var person = await Enter(CaptureFixture.Ten);
        await fixture.Must(new CallNext(Campaign, Session, 1));

        var closed = await fixture.Do(new TransferTicket(Campaign, Session, person.Id, 3, await Version(person)));
        await fixture.Must(new TransferTicket(Campaign, Session, person.Id, 2, await Version(person)));

        Assert.Equal("station_busy", closed.Failure?.Code);
        Assert.Equal(2, (await Reload(person)).Station);
    }

    [Fact]
    [Trait("Requirement", "CAP-4")]
    public async Task Begin_OfSomebodyElse_IsRefused()
    {
        var (mine, next) = (await Enter(CaptureFixture.Ten), await Enter(CaptureFixture.Ten));
        await fixture.Must(new CallNext(Campaign, Session, 1));

        var changedPlaces = await fixture.Do(new BeginTicket(Campaign, Session, 1, $"{next.Number}"));
        var elsewhere = await fixture.Do(new BeginTicket(Campaign, Session, 2, $"{mine.Number}"));
        await fixture.Must(new BeginTicket(Campaign, Session, 1, $"{mine.Number}"));

        Assert.Equal("out_of_order", changedPlaces.Failure?.Code);
        Assert.Equal("other_station", elsewhere.Failure?.Code);
        Assert.Equal(TicketState.Serving, (await Reload(mine)).State);
    }

    [Fact]
    public async Task Finish_AtTheStation_NotesThePhotoOnce()
    {
        var person = await Enter(CaptureFixture.Ten);
        await fixture.Must(new CallNext(Campaign, Session, 1));
        await fixture.Must(new BeginTicket(Campaign, Session, 1, $"{person.Number}"));
        var finish = new FinishTicket(Campaign, Session, person.Id, await Version(person));

        var twice = await Task.WhenAll(fixture.Do(finish), fixture.Do(finish));

        Assert.Single(twice, t => t.IsOk);
        Assert.Equal(1, await fixture.App.Read(db => db.CapturedPhotos.CountAsync(p => p.StudentId == person.StudentId)));
    }

    [Fact]
    public async Task Retake_WithAReason_ReplacesTheEarlierPhoto()
    {
        var person = await Enter(CaptureFixture.Ten);
        await Photograph(person);
        var student = await fixture.App.Read(db => db.Students.SingleAsync(s => s.Id == person.StudentId));
        var again = await fixture.Must(new CheckIn(Campaign, Session, fixture.Pass(student), "闭眼"));
        await Photograph(person);

        var photos = await fixture.App.Read(db =>
            db.CapturedPhotos.Where(p => p.StudentId == person.StudentId).OrderBy(p => p.TakenAt).ThenBy(p => p.Id).ToListAsync()
        );

        Assert.Equal((DoorAnswer.Retake, person.Number), (again.Answer, again.Number));
        Assert.Equal([PhotoState.Replaced, PhotoState.Current], photos.Select(p => p.State));
        Assert.Equal(photos[1].Id, photos[0].ReplacedById);
    }

    [Fact]
    public async Task Move_FromAnOldPage_IsRefused()
    {
        var person = await Enter(CaptureFixture.Ten);
        var seen = await Version(person);
        await fixture.Must(new CallNext(Campaign, Session, 1));

        Assert.Equal(
            "stale",
            (await fixture.Do(new MoveTicket(Campaign, Session, person.Id, TicketTrigger.Miss, seen))).Failure?.Code
        );
    }

    [Fact]
    public async Task Desk_Buttons_RunTheQueue()
    {
        var person = await Enter(CaptureFixture.Ten);
        var desk = await fixture.Operator.Open(CaptureFixture.Root());

        var called = await desk.Submit("叫下一位");
        var missed = await called.Submit("过号");

        Assert.Contains($"{person.Number}", called.TextsOf(".station-number"));
        Assert.Contains("过号", missed.Text);
        Assert.Equal(TicketState.Missed, (await Reload(person)).State);
    }

    [Fact]
    public async Task Board_Called_ShowsNumberAndStationAndNoName()
    {
        var person = await Enter(CaptureFixture.Ten);
        var next = await Enter(CaptureFixture.Ten);
        await fixture.Must(new CallNext(Campaign, Session, 2));

        var board = await fixture.Operator.Open($"{CaptureFixture.Root()}/board");

        Assert.Equal($"{person.Number}2 号机位", board.TextOf(".board-call"));
        Assert.Equal([$"{next.Number}"], board.TextsOf(".board-next li"));
        Assert.DoesNotContain("欧", board.Text);
    }

    private async Task<HallTicket> Enter(DateTimeOffset slot)
    {
        var student = await fixture.Student(slot);
        await fixture.Must(new CheckIn(Campaign, Session, fixture.Pass(student)));
        return await fixture.Ticket(student);
    }

    /// <summary>Calls the next person and lets them go.</summary>
    private async Task<int> CallAndSend(int station)
    {
        var number = await fixture.Must(new CallNext(Campaign, Session, station));
        var ticket = await fixture.App.Read(db => db.HallTickets.SingleAsync(t => t.SessionId == Session && t.Number == number));
        await Move(ticket, TicketTrigger.Leave);
        return number;
    }

    private async Task Photograph(HallTicket ticket)
    {
        await fixture.Must(new CallNext(Campaign, Session, 1));
        await fixture.Must(new BeginTicket(Campaign, Session, 1, $"{ticket.Number}"));
        await fixture.Must(new FinishTicket(Campaign, Session, ticket.Id, await Version(ticket)));
        fixture.App.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task Move(HallTicket ticket, TicketTrigger step) =>
        await fixture.Must(new MoveTicket(Campaign, Session, ticket.Id, step, await Version(ticket)));

    private async Task<int> Version(HallTicket ticket) => (await Reload(ticket)).Version;

    private Task<HallTicket> Reload(HallTicket ticket) =>
        fixture.App.Read(db => db.HallTickets.SingleAsync(t => t.Id == ticket.Id));
}

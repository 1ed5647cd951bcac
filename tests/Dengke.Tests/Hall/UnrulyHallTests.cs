using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

/// <summary>
/// The same people as in the ten thousand halls in memory, in halls that are kept in the database: they walk away, jump the queue, are scanned
/// at two doors at once. <c>DENGKE_TEST_HALLS</c> says how many halls, where more are wanted.
/// </summary>
public sealed class UnrulyHallTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string Session = CaptureFixture.South;
    private const int Stations = 2;
    private const int People = 6;
    private const int Acts = 40;

    private static int Halls { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("DENGKE_TEST_HALLS"), out var halls) ? halls : 25;

    [Fact]
    [Trait("Requirement", "CAP-2")]
    [Trait("Requirement", "CAP-4")]
    public async Task Halls_WalkAwaysQueueJumpersAndDoubleScans_NobodyGetsAnothersTicket()
    {
        var students = await fixture.Students(People, CaptureFixture.Ten);
        var photographed = 0;
        for (var hall = 0; hall < Halls; hall++)
        {
            await Empty();
            photographed += await Play(new Random(hall), students);
        }

        // Else the halls would prove nothing.
        Assert.True(photographed >= Halls, $"{photographed} people were photographed in {Halls} halls");
    }

    private async Task Empty()
    {
        await fixture.App.Read(async db =>
        {
            await db.CapturedPhotos.ExecuteDeleteAsync();
            return await db.HallTickets.ExecuteDeleteAsync();
        });
        for (var station = 1; station <= Stations; station++)
        {
            await fixture.Must(new SetStation(Campaign, Session, station, Open: true));
        }
    }

    /// <returns>How many were photographed.</returns>
    private async Task<int> Play(Random random, IReadOnlyList<Student> students)
    {
        Dictionary<Guid, int> numbers = [];
        for (var act = 0; act < Acts; act++)
        {
            var (student, station) = (students[random.Next(People)], random.Next(1, Stations + 1));
            switch (random.Next(8))
            {
                case 0 or 1:
                    await Door(student, random.Next(3) == 0, numbers);
                    break;
                case 2 or 3:
                    await fixture.Do(new CallNext(Campaign, Session, station));
                    break;
                case 4 or 5:
                    await Stand(student, station, random.Next(3) > 0);
                    break;
                case 6:
                    await Shoot(station);
                    break;
                default:
                    await Leave(student, random.Next(2) == 0 ? TicketTrigger.Leave : TicketTrigger.Miss);
                    break;
            }
        }

        var tickets = await Tickets();
        Assert.Equal(numbers.OrderBy(n => n.Key), tickets.ToDictionary(t => t.StudentId, t => t.Number).OrderBy(n => n.Key));
        Assert.Equal(tickets.Count, tickets.Select(t => t.Number).Distinct().Count());
        var photos = await fixture.App.Read(db => db.CapturedPhotos.Select(p => p.StudentId).ToListAsync());
        Assert.Equal(tickets.Where(t => t.State == TicketState.Done).Select(t => t.StudentId).Order(), photos.Order());
        return photos.Count;
    }

    /// <summary>At the door; or at two doors in the same moment.</summary>
    private async Task Door(Student student, bool twice, Dictionary<Guid, int> numbers)
    {
        var scan = new CheckIn(Campaign, Session, fixture.Pass(student));
        var answers = await Task.WhenAll(Enumerable.Range(0, twice ? 2 : 1).Select(_ => fixture.Do(scan)));
        foreach (var answer in answers.Where(a => a.IsOk))
        {
            numbers.TryAdd(student.Id, answer.Value.Number);
            Assert.Equal(numbers[student.Id], answer.Value.Number);
            Assert.Equal(student.StudentNo, answer.Value.StudentNo);
        }
    }

    /// <summary>Whoever is called stands before the camera; or somebody who is not.</summary>
    private async Task Stand(Student jumper, int station, bool called)
    {
        var present = await At(station);
        var person = called && present is not null ? present.StudentId : jumper.Id;
        var student = await fixture.App.Read(db => db.Students.SingleAsync(s => s.Id == person));

        var begun = await fixture.Do(new BeginTicket(Campaign, Session, station, fixture.Pass(student)));

        Assert.Equal(present?.StudentId == person, begun.IsOk);
        Assert.True(!begun.IsOk || begun.Value == present!.Number);
    }

    private async Task Shoot(int station)
    {
        if (await At(station) is not { State: TicketState.Serving } present)
        {
            return;
        }

        await fixture.Must(new FinishTicket(Campaign, Session, present.Id, present.Version));
        Assert.True(await fixture.App.Read(db => db.CapturedPhotos.AnyAsync(p => p.StudentId == present.StudentId)));
    }

    private async Task Leave(Student student, TicketTrigger how)
    {
        if ((await Tickets()).Find(t => t.StudentId == student.Id) is { } ticket)
        {
            var left = await fixture.Do(new MoveTicket(Campaign, Session, ticket.Id, how, ticket.Version));
            Assert.Contains(left.Failure?.Kind, new FailureKind?[] { null, FailureKind.Refused });
        }
    }

    private async Task<HallTicket?> At(int station)
    {
        var there = (await Tickets()).Where(t => t.Station == station && t.State.IsAtStation()).ToList();
        return there.Count == 0 ? null : Assert.Single(there);
    }

    private Task<List<HallTicket>> Tickets() => fixture.App.Read(db => db.HallTickets.AsNoTracking().ToListAsync());
}

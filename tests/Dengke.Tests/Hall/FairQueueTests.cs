using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Capture;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

/// <summary>The queue that the database sorts is the one of the rules.</summary>
[Trait("Requirement", "CAP-2")]
public sealed class FairQueueTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    private const int People = 120;

    [Fact]
    public async Task Waiting_AnyTickets_AreInTheOrderOfTheRules()
    {
        var random = new Random(20241022);
        var students = await fixture.Students(People);
        var tickets = students
            .Select(
                (s, i) =>
                    new HallTicket
                    {
                        Id = Guid.CreateVersion7(),
                        CampaignId = CaptureFixture.Campaign,
                        SessionId = CaptureFixture.South,
                        StudentId = s.Id,
                        Number = i + 1,
                        State = random.Next(5) == 0 ? TicketState.Missed : TicketState.Waiting,
                        SlotStartsAt = CaptureFixture.Ten.AddMinutes(15 * random.Next(4)),
                        ArrivedAt = CaptureFixture.Ten,
                        QueuedAt = CaptureFixture.Ten.AddMinutes(random.Next(6)),
                        PriorityReason = random.Next(6) == 0 ? "腿伤" : null,
                        AdmittedBy = "测试",
                    }
            )
            .ToList();
        await fixture.App.Arrange(db => db.HallTickets.AddRange(tickets));
        var expected = tickets
            .Where(t => t.State == TicketState.Waiting)
            .OrderBy(t => new QueuePlace(t.PriorityReason is not null, t.SlotStartsAt, t.QueuedAt, t.Number), QueueOrder.Fair)
            .ToList();

        var sorted = await fixture.App.Read(db =>
            db.Tickets(CaptureFixture.Campaign, CaptureFixture.South).Waiting().Select(t => t.Number).ToListAsync()
        );

        Assert.Equal(expected.Select(t => t.Number), sorted);
        foreach (var (place, ticket) in expected.Index().Where(t => t.Index % 10 == 0))
        {
            var ahead = await fixture.App.Read(db =>
                db.Tickets(CaptureFixture.Campaign, CaptureFixture.South).Ahead(ticket, default)
            );
            Assert.Equal(place, ahead);
        }
    }
}

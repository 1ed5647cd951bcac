using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Fees;
using Dengke.Features.Hall;
using Dengke.Tests.Capture;
using Dengke.Tests.Messages;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

/// <summary>What people in the hall are told on their phones.</summary>
[Trait("Requirement", "CAP-2")]
[Trait("Requirement", "MSG-1")]
public sealed class ToldTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string Session = CaptureFixture.South;

    [Fact]
    public async Task Call_TheNextFive_AreToldOnceEach()
    {
        await fixture.Must(new SetStation(Campaign, Session, 1, Open: true));
        var people = await fixture.Students(8, CaptureFixture.Ten);
        foreach (var person in people)
        {
            _ = await fixture.Person(person).Id();
            await fixture.Must(new CheckIn(Campaign, Session, fixture.Pass(person)));
            fixture.App.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await fixture.Must(new CallNext(Campaign, Session, 1));
        await fixture.App.Tick();
        Assert.Equal([0, 1, 1, 1, 1, 1, 0, 0], await Told(people));
        var second = await fixture.App.Inbox(fixture.Person(people[2]));
        Assert.Contains("前面还有 1 人", Assert.Single(second, m => m.Template == "ticket_called").Body);

        var called = await fixture.Ticket(people[0]);
        await fixture.Must(new BeginTicket(Campaign, Session, 1, $"{called.Number}"));
        var paid = await fixture.Do(new TakePayment(Campaign, Session, people[0].Id, PaymentMethod.Cash));
        await fixture.Must(new FinishTicket(Campaign, Session, called.Id, (await fixture.Ticket(people[0])).Version));
        await fixture.Must(new CallNext(Campaign, Session, 1));
        await fixture.App.Tick();

        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 0], await Told(people));
        var receipt = CaptureFixture.Ok(paid);
        var number = await fixture.App.Read(db => db.Payments.Where(p => p.Id == receipt).Select(p => p.Receipt).SingleAsync());
        var taken = Assert.Single(await fixture.App.Inbox(fixture.Person(people[0])), m => m.Template == "photo_taken");
        Assert.Contains($"收据号 2025-{number:000000}", taken.Body);
    }

    private async Task<List<int>> Told(IReadOnlyList<Student> people)
    {
        List<int> told = [];
        foreach (var person in people)
        {
            told.Add((await fixture.App.Inbox(fixture.Person(person))).Count(m => m.Template == "ticket_called"));
        }

        return told;
    }
}

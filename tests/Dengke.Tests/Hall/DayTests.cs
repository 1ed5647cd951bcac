using System.Net;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

/// <summary>The day in numbers. One day, told once.</summary>
[Trait("Requirement", "DSH-1")]
public sealed class DayTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string Session = CaptureFixture.South;

    [Fact]
    public async Task Day_SomePhotographedSomeAway_CountsThem()
    {
        await fixture.Must(new SetStation(Campaign, Session, 1, Open: true));
        await fixture.Students(3, CaptureFixture.At(9, 0));
        var now = await fixture.Students(10, CaptureFixture.Ten);
        await fixture.Students(20, CaptureFixture.At(11, 0));
        foreach (var student in now.Take(9))
        {
            await fixture.Must(new CheckIn(Campaign, Session, fixture.Pass(student)));
        }

        for (var i = 0; i < 8; i++)
        {
            await fixture.Must(new CallNext(Campaign, Session, 1));
            var called = await fixture.App.Read(db => db.HallTickets.SingleAsync(t => t.State == TicketState.Called));
            await fixture.Must(new BeginTicket(Campaign, Session, 1, $"{called.Number}"));
            var version = await fixture.App.Read(db =>
                db.HallTickets.Where(t => t.Id == called.Id).Select(t => t.Version).SingleAsync()
            );
            await fixture.Must(new FinishTicket(Campaign, Session, called.Id, version));
        }

        var page = await fixture.Registrar.Open($"{CaptureFixture.Root()}/day");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var counts = page.TextsOf(".hall-counts li")
            .Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        Assert.StartsWith("8/33 ", counts[0]);
        Assert.StartsWith("1 候场", counts[1]);
        // Eight in the last twenty minutes.
        Assert.StartsWith("24 人/小时", counts[2]);
        // One waits, one of ten is still expected, and of twenty at eleven none will, as of those whose time is over none has come.
        Assert.StartsWith("10:02 预计", counts[3]);
        Assert.StartsWith("3 过时未到", counts[4]);
        Assert.Contains("10:00810", page.TextsOf(".chart-data tbody tr").Select(Line));
        Assert.Contains("11:00020", page.TextsOf(".chart-data tbody tr").Select(Line));
        Assert.Contains("金融学院3398", page.TextsOf("[aria-labelledby=colleges] tbody tr").Select(Line));
    }

    [Fact]
    public async Task Day_OfNobody_IsAPageAllTheSame()
    {
        var page = await fixture.Operator.Open($"{CaptureFixture.Root(CaptureFixture.Vendor)}/day");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("还没有人安排", page.Text);
    }

    [Fact]
    public async Task Day_Student_IsNotTheirs() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await fixture.Person(await fixture.Student()).Open($"{CaptureFixture.Root()}/day")).Status
        );

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Net;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Codes;
using Dengke.Features.Hall;
using Dengke.Features.Stations;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>What cannot be matched is kept, listed and settled by a person (HND-3).</summary>
[Trait("Requirement", "HND-3")]
public sealed class SetAsideTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    private const string Campaign = StationFixture.Campaign;
    private const string South = StationFixture.South;

    [Fact]
    public async Task Shot_OfACodeThatNobodyHas_IsSetAside() =>
        await Expect(await fixture.Station(), "nobody", ShotProblems.UnknownCode);

    [Fact]
    public async Task Shot_OfACodeThatWasTakenBack_IsSetAside()
    {
        var (student, token) = await fixture.Coded();
        CaptureFixture.Ok(await fixture.Registrar.Run(new ReleaseCode(Campaign, student.Id, "码被盗用")));

        await Expect(await fixture.Station(), token, ShotProblems.CodeRevoked);
    }

    [Fact]
    public async Task Shot_OfWhoDoesNotGraduateNow_IsSetAside()
    {
        var (student, token) = await fixture.Coded();
        await fixture.App.Read(db =>
            db.Students.Where(s => s.Id == student.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.InCohort, false))
        );

        await Expect(await fixture.Station(), token, ShotProblems.NotInCohort);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData(CaptureFixture.Vendor)]
    public async Task Shot_OfASessionThatIsNotTheStations_IsSetAside(string session)
    {
        var (_, token) = await fixture.Coded();

        await Expect(await fixture.Station(), token, ShotProblems.UnknownSession, s => s with { Session = session });
    }

    [Fact]
    public async Task Shot_OfAnotherCampaign_IsSetAside()
    {
        var (_, token) = await fixture.Coded();

        await Expect(await fixture.Station(), token, ShotProblems.OtherCampaign, s => s with { Campaign = "2024" });
    }

    [Fact]
    public async Task Shot_OfAStationThatWasRevoked_IsKeptAndSetAside()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        await station.Revoke();

        await Expect(station, token, ShotProblems.DeviceRevoked);
    }

    [Fact]
    public async Task Shot_UnderAnIdThatIsAnothers_IsSetAsideAndTheFirstStays()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var first = station.Shoot(token);
        await station.Hand(first);

        var second = station.Shoot(token, change: s => s with { Id = first.Said.Id });
        var answer = await station.Hand(second);
        var again = await station.Hand(second);

        Assert.Equal(("set_aside", ShotProblems.ShotConflict), (answer.State, answer.Problem));
        Assert.Equal("duplicate", again.State);
        Assert.Equal(first.Said.Shot, Assert.Single(await fixture.Portraits(student)).ShotNumber);
    }

    [Fact]
    [Trait("Requirement", "CAP-4")]
    public async Task Shot_WhoseTicketIsAnothers_IsNeithers()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        var (other, _) = await fixture.Coded();
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(other), null));
        var ticket = await fixture.Hall.Ticket(other);

        var row = await Expect(station, token, ShotProblems.TwoTokensOneTicket, s => s with { Ticket = ticket.Number });
        var page = await fixture.Registrar.Open($"{StationFixture.Root}/shots/{row.Id}");

        Assert.Equal(TicketState.Waiting, (await fixture.Hall.Ticket(other)).State);
        Assert.Contains("换了位置", page.Text);
        Assert.Contains(other.StudentNo, page.Text);
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Shot_ThatTheStudentDisputes_OpensACase()
    {
        var (student, token) = await fixture.Coded();

        var row = await Expect(
            await fixture.Station(),
            token,
            ShotProblems.Disputed,
            s => s with { Dispute = "不是我选的那一张" }
        );
        var open = await fixture.App.Read(db => db.PhotoCases.SingleAsync(c => c.ShotId == row.Id));
        var desk = await fixture.Registrar.Open($"/campaigns/{Campaign}");

        Assert.Equal(student.Id, row.StudentId);
        Assert.Equal(
            (CaseOrigin.Hall, CaseState.Open, student.Id, "不是我选的那一张"),
            (open.Origin, open.State, open.StudentId, open.Text)
        );
        Assert.Contains("处理照片", desk.Text);
    }

    [Fact]
    public async Task Assign_ByStudentNumberWithAReason_MakesItTheirPortraitAndFinishesTheTicket()
    {
        var station = await fixture.Station();
        var (student, _) = await fixture.Coded();
        await fixture.Hall.Must(new CheckIn(Campaign, South, fixture.Hall.Pass(student), null));
        var row = await Expect(station, "nobody2", ShotProblems.UnknownCode);
        var page = await fixture.Registrar.Open($"{StationFixture.Root}/shots/{row.Id}");

        var unreasoned = await page.Submit("对应", ("StudentNo", student.StudentNo), ("Reason", " "));
        var unknown = await page.Submit("对应", ("StudentNo", "0000"), ("Reason", "看错"));
        var assigned = await page.Submit("对应", ("StudentNo", student.StudentNo), ("Reason", "现场登记簿第 3 行"));
        var stale = await page.Submit("不采用", ("Reason", "另一人同时处理"));
        var after = await fixture.Received(row.ShotId);
        var portrait = Assert.Single(await fixture.Portraits(student));
        var audit = await fixture.App.Read(db =>
            db.AuditEvents.SingleAsync(e => e.Type == nameof(ShotAssigned) && e.Subject == $"{student.Id}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.Status);
        Assert.Equal(HttpStatusCode.Conflict, unknown.Status);
        Assert.Contains("已对应", assigned.Text);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal((ReceivedState.Matched, student.Id, portrait.Id), (after.State, after.StudentId, after.PhotoId));
        Assert.Equal((ShotProblems.UnknownCode, "现场登记簿第 3 行"), (after.Problem, after.Reason));
        Assert.Equal(PhotoState.Current, portrait.State);
        Assert.Equal(TicketState.Done, (await fixture.Hall.Ticket(student)).State);
        Assert.Contains("现场登记簿第 3 行", audit.Data);
    }

    [Fact]
    public async Task Dismiss_ThenTakeUpAgain_KeepsTheShotAndWhatWasDecided()
    {
        var row = await Expect(await fixture.Station(), "nobody3", ShotProblems.UnknownCode);
        var page = await fixture.Registrar.Open($"{StationFixture.Root}/shots/{row.Id}");

        var dismissed = await page.Submit("不采用", ("Reason", "试拍"));
        var listed = await fixture.Registrar.Open($"{StationFixture.Root}?state=Dismissed&q={row.Shot}");
        var takenUp = await dismissed.Submit("重新处理", ("Reason", "找到本人"));
        var after = await fixture.Received(row.ShotId);

        Assert.Contains("试拍", dismissed.Text);
        Assert.Contains(row.Shot, listed.TextsOf("tbody th"));
        Assert.Contains("对应给学生", takenUp.Text);
        Assert.Equal((ReceivedState.SetAside, "找到本人"), (after.State, after.Reason));
    }

    private async Task<ReceivedShot> Expect(
        TestStation station,
        string token,
        string problem,
        Func<ShotStatement, ShotStatement>? change = null
    )
    {
        var shot = station.Shoot(token, change: change);
        var answer = await station.Hand(shot);
        var row = await fixture.Received(shot.Said.Id);
        Assert.Equal(("set_aside", problem), (answer.State, answer.Problem));
        Assert.Equal((ReceivedState.SetAside, problem, null), (row.State, row.Problem, row.PhotoId));
        Assert.Equal("duplicate", (await station.Hand(shot)).State);
        return row;
    }
}

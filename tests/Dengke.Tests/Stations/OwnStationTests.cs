using System.Text;
using Dengke.Data;
using Dengke.Data.Stations;
using Dengke.Domain.Capture;
using Dengke.Features.Codes;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Station;
using Dengke.Tests.Capture;
using Dengke.Tests.Photos;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Stations;

/// <summary>The real station and the real server: what one says, the other understands.</summary>
public sealed class OwnStationTests(StationFixture fixture) : IClassFixture<StationFixture>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-own-station-");
    private WebApplication? station;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Booth Booth => Get<Booth>();

    private StationStore Store => Get<StationStore>();

    public async ValueTask InitializeAsync()
    {
        var options = new StationOptions(folder.FullName) { PhotoJudge = new FakeJudge(), KeepFree = 1 };
        station = (await StationHost.Build(options, "station passphrase", fixture.App.Clock, Ct)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await station!.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    [Trait("Requirement", "HND-1")]
    public async Task Station_EnrolsFetchesItsPackAndHandsOver()
    {
        var (student, code) = await WithCode();
        await Enrol(21);
        Assert.Equal(21, Get<Standing>().Day!.Pack.Number);
        Get<Standing>().Choose(StationFixture.South);

        await Capture(code, "pass#first");
        await Round();
        await Round();

        var shot = Assert.Single(await Store.Shots(Ct));
        Assert.Equal("accepted", shot.Answer);
        var portrait = Assert.Single(await fixture.Portraits(student));
        Assert.Equal((PhotoState.Current, shot.TakenAt), (portrait.State, portrait.TakenAt));
        Assert.Equal(new StationCounts(1, 1, 1), await Store.Counts(Ct));
        var received = await fixture.Received(shot.Id);
        Assert.Null(received.OriginalFileId);

        // Once the registrar's machine has opened it, the whole frame need not be kept.
        await fixture.App.Read(db =>
            db.ReceivedShots.Where(s => s.ShotId == shot.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.OpenedAt, fixture.Hall.Now))
        );
        await Round();
        Assert.Equal(new StationCounts(1, 1, 0), await Store.Counts(Ct));
        Assert.NotNull(await Store.Content(shot.Id, original: false, Ct));
    }

    [Fact]
    [Trait("Requirement", "CAP-4")]
    public async Task Station_WithANetwork_AsksTheHallWhoseTurnItIs()
    {
        var (student, code) = await WithCode();
        await Enrol(22);
        Get<Standing>().Choose(StationFixture.South);
        await Round();

        Assert.True((await Booth.Scan(code, Ct)).IsOk);

        Assert.Equal("no_ticket", Booth.Sitter!.Stop?.Code);
        Assert.True((await Booth.GoOn("入口漏签", Ct)).IsOk);
        Assert.True((await Booth.Shoot(Encoding.UTF8.GetBytes("pass#late"), [], Ct)).IsOk);
        Assert.True((await Booth.Accept(all: true, null)).IsOk);
        await Round();
        Assert.Single(await fixture.Portraits(student));
    }

    [Fact]
    [Trait("Requirement", "HND-3")]
    public async Task Station_WithACodeThatNobodyHas_HandsOverWhatIsSetAside()
    {
        await Enrol(23);
        Get<Standing>().Choose(StationFixture.South);
        Assert.True((await Booth.Scan("SOMEBODY-ELSES-CODE", Ct)).IsOk);
        Assert.True((await Booth.GoOn("票号核对无误", Ct)).IsOk);
        Assert.True((await Booth.Shoot(Encoding.UTF8.GetBytes("pass#whose"), [], Ct)).IsOk);
        Assert.True((await Booth.Accept(all: true, null)).IsOk);

        await Round();

        var shot = Assert.Single(await Store.Shots(Ct));
        Assert.Equal(("set_aside", "unknown_code"), (shot.Answer, shot.Problem));
        Assert.Equal(ReceivedState.SetAside, (await fixture.Received(shot.Id)).State);
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    public async Task Station_ThatIsRevoked_ShootsNoMoreAndHandsOverAllTheSame()
    {
        var (_, code) = await WithCode();
        var device = await Enrol(24);
        Get<Standing>().Choose(StationFixture.South);
        await Capture(code, "pass#before");
        var row = await fixture.App.Read(db => db.StationDevices.SingleAsync(d => d.Id == device));
        CaptureFixture.Ok(await fixture.Registrar.Run(new RevokeStation(StationFixture.Campaign, device, "丢失", row.Version)));

        await Round();

        Assert.Equal("device_revoked", (await Booth.Scan(code, Ct)).Failure?.Code);
        var shot = Assert.Single(await Store.Shots(Ct));
        Assert.Equal(("set_aside", "device_revoked"), (shot.Answer, shot.Problem));
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    public async Task Round_AskedForSeveralTimesAtOnce_TakesTheDayPackOnce()
    {
        var made = CaptureFixture.Ok(await fixture.Registrar.Run(new AddStation(StationFixture.Campaign, "本机25", 25)));
        Assert.True((await Get<ServerLink>().Enrol(fixture.App.Address.ToString(), made.Code, Ct)).IsOk);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Round()));

        Assert.Equal(25, Get<Standing>().Day!.Pack.Number);
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    public async Task Enrol_WithAWrongCodeOrAddress_SaysSo()
    {
        var link = Get<ServerLink>();

        Assert.Equal("bad_address", (await link.Enrol("http://dengke.example.edu.cn", "ABCDEFGH", Ct)).Failure?.Code);
        Assert.Equal("bad_address", (await link.Enrol("nonsense", "ABCDEFGH", Ct)).Failure?.Code);
        Assert.False((await link.Enrol(fixture.App.Address.ToString(), "WRONGCODE", Ct)).IsOk);
        Assert.False(link.IsEnrolled);
    }

    private T Get<T>()
        where T : notnull => station!.Services.GetRequiredService<T>();

    private Task Round() => Get<HandingOver>().Round(Ct);

    private async Task<Guid> Enrol(int number)
    {
        var made = CaptureFixture.Ok(
            await fixture.Registrar.Run(new AddStation(StationFixture.Campaign, $"本机{number}", number))
        );
        var enrolled = await Get<ServerLink>().Enrol(fixture.App.Address.ToString(), made.Code, Ct);
        Assert.True(enrolled.IsOk, enrolled.Failure?.Message);
        await Round();
        return Get<ServerLink>().Device!.Value;
    }

    private async Task<(Student Student, string Code)> WithCode()
    {
        var student = (await fixture.Hall.Students(1, CaptureFixture.Ten))[0];
        var code = $"CHSI-{Guid.NewGuid():N}";
        CaptureFixture.Ok(await fixture.Hall.Person(student).Run(new BindCode(StationFixture.Campaign, student.Id, code)));
        return (student, code);
    }

    private async Task Capture(string code, string picture)
    {
        Assert.True((await Booth.Scan(code, Ct)).IsOk);
        if (Booth.State == BoothState.Stopped)
        {
            Assert.True((await Booth.GoOn("现场", Ct)).IsOk);
        }

        Assert.True((await Booth.Shoot(Encoding.UTF8.GetBytes(picture), [], Ct)).IsOk);
        Assert.True((await Booth.Accept(all: true, null)).IsOk);
    }
}

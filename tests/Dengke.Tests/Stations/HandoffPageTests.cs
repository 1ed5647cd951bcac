using System.Net;
using System.Text;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>The registrar's view of what came, and the way of photos to their own machine.</summary>
[Trait("Requirement", "HND-1")]
public sealed class HandoffPageTests(StationFixture fixture) : IClassFixture<StationFixture>, IAsyncLifetime
{
    private const string Root = StationFixture.Root;

    public async ValueTask InitializeAsync() =>
        await fixture.App.Read(async db =>
        {
            await db.PhotoCases.ExecuteDeleteAsync();
            await db.ReceivedShots.ExecuteDeleteAsync();
            return await db.CapturedPhotos.ExecuteDeleteAsync();
        });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Requirement", "HND-2")]
    public async Task Package_ForTheRegistrarsMachine_HasEachCurrentPortraitOnceAndIsSignedByTheInstallation()
    {
        var station = await fixture.Station();
        var people = await fixture.Coded(3);
        await station.Hand(station.Shoot(people[0].Token, CaptureFixture.At(9, 0)));
        var kept = station.Shoot(people[0].Token, CaptureFixture.At(9, 10));
        await station.Hand(kept);
        await station.Hand(station.Shoot(people[1].Token));
        await station.Hand(station.Shoot("nobody"));
        var browser = await fixture.Registrar.Browser();
        var signer = CaptureFixture.Ok(PublicKey.Read(await browser.Http.GetStringAsync($"{Root}?handler=signer")));

        var path = Path.Combine(fixture.App.DataFolder, $"{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(path, await browser.Http.GetByteArrayAsync($"{Root}?handler=package&all=false&part=1"));
        using var package = CaptureFixture.Ok(PhotoPackage.Open(path, [signer]));
        var opened = package
            .Manifest.Photos.Select(p =>
                CaptureFixture.Ok(package.Envelope(p).Then(e => PhotoEnvelope.Open(e, fixture.Recipient)))
            )
            .ToList();

        Assert.Equal(new[] { people[0].Token, people[1].Token }.Order(), opened.Select(o => o.Token).Order());
        Assert.Contains(kept.Said.Shot, opened.Select(o => o.Shot));
        Assert.Empty(package.Strange());
        Assert.All(package.Manifest.Photos, p => Assert.NotNull(p.Statement));
    }

    [Fact]
    public async Task Package_OfWhatWasNotOpenedYet_LeavesOutWhatWas()
    {
        var station = await fixture.Station();
        var (_, token) = await fixture.Coded();
        var shot = station.Shoot(token);
        await station.Hand(shot);
        await fixture.App.Read(db => db.ReceivedShots.ExecuteUpdateAsync(u => u.SetProperty(s => s.OpenedAt, fixture.Hall.Now)));

        var page = await fixture.Registrar.Open(Root);
        var none = await fixture.Registrar.Open($"{Root}?handler=package&all=false&part=1");
        using var all = await (await fixture.Registrar.Browser()).Http.GetAsync($"{Root}?handler=package&all=true&part=1");
        var state = await station.State(0, shot.Said.Id, Guid.NewGuid());

        Assert.Contains("全部现行照片(1 张)", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Equal(HttpStatusCode.OK, all.StatusCode);
        Assert.Equal([shot.Said.Id], state.Opened);
    }

    [Fact]
    public async Task Package_OfTwoPeopleUnderOneToken_IsTwoPackages()
    {
        var station = await fixture.Station();
        var people = await fixture.Coded(2);
        await station.Hand(station.Shoot(people[0].Token));
        var swapped = station.Shoot(people[0].Token, change: s => s with { Campaign = "2024" });
        await station.Hand(swapped);
        var row = await fixture.Received(swapped.Said.Id);
        CaptureFixture.Ok(
            await fixture.Registrar.Run(
                new AssignShot(StationFixture.Campaign, row.Id, people[1].Student.StudentNo, "扫错了码", row.Version)
            )
        );

        var parts = await fixture.App.Read(db => PackageParts.Of(db, StationFixture.Campaign, all: true, default));
        var names = await Names();

        Assert.Equal([1, 1], parts.Select(p => p.Count));
        Assert.Contains($"{people[0].Token},{people[1].Student.StudentNo},", names);
        Assert.Contains($",{swapped.Said.Shot}", names);
    }

    [Fact]
    public async Task List_FilteredByStateProblemAndName_ShowsThoseAndExportsThem()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var (good, odd) = (station.Shoot(token), station.Shoot("nobody"));
        await station.Hand(good);
        await station.Hand(odd);

        var all = await fixture.Registrar.Open(Root);
        var aside = await fixture.Registrar.Open($"{Root}?state=SetAside&problem=unknown_code");
        var named = await fixture.Registrar.Open($"{Root}?q={student.StudentNo}&sort=-received");
        var none = await fixture.Registrar.Open($"{Root}?q=没有这个人");
        using var sheet = await (await fixture.Registrar.Browser()).Http.GetAsync($"{Root}?handler=export&state=SetAside");

        Assert.Equal(2, all.TextsOf("tbody th").Count);
        Assert.Contains("1 张照片待处理", all.Text);
        Assert.Equal([odd.Said.Shot], aside.TextsOf("tbody th"));
        Assert.Equal([good.Said.Shot], named.TextsOf("tbody th"));
        Assert.Contains("没有符合条件的照片", none.Text);
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
        Assert.Contains("xlsx", sheet.Content.Headers.ContentDisposition!.ToString());
    }

    [Theory]
    [InlineData("no")]
    [InlineData("-no")]
    [InlineData("shot")]
    [InlineData("taken")]
    [InlineData("nonsense")]
    public async Task List_SortedByEachColumn_IsThere(string sort)
    {
        var station = await fixture.Station();
        await station.Hand(station.Shoot("nobody"));

        Assert.Equal(HttpStatusCode.OK, (await fixture.Registrar.Open($"{Root}?sort={sort}&page=7&state=x")).Status);
    }

    [Fact]
    public async Task Names_HandedOut_AreAuditedAndRunNoFormula()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        await station.Hand(station.Shoot(token));
        await fixture.App.Read(db =>
            db.Students.Where(s => s.Id == student.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.Name, "=1+1"))
        );

        var names = await Names();
        var audited = await fixture.App.Read(db => db.AuditEvents.CountAsync(e => e.Type == nameof(NamesHandedOut)));

        Assert.StartsWith("token,student_no,name,class,shot", names.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains($"{token},{student.StudentNo},'=1+1,", names);
        Assert.True(audited > 0);
    }

    [Fact]
    [Trait("Requirement", "SEA-4")]
    [Trait("Requirement", "SEC-2")]
    public async Task Names_WithDocumentNumbers_NeedAReasonAndAreForTheRecipientAlone()
    {
        await fixture.Station();
        await fixture.Coded();

        var refused = await PostNames(("documents", "true"), ("reason", ""));
        var sealed_ = await PostNames(("documents", "true"), ("reason", "按证件号码归档"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.OK, sealed_.Status);
        Assert.StartsWith("{\"protected\"", sealed_.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("document_no", sealed_.Text);
        var reason = await fixture.App.Read(db => db.Operations.Where(o => o.Reason == "按证件号码归档").SingleAsync());
        Assert.Equal("handoff.names", reason.Type);
        Assert.DoesNotContain("document_no", await Names());
    }

    [Fact]
    [Trait("Requirement", "SEA-4")]
    public async Task Names_OfTheCampaign_HaveStudentsWithoutACodeToo()
    {
        var (without, _) = await fixture.Coded();
        await fixture.App.Read(db => db.CaptureCodes.Where(c => c.StudentId == without.Id).ExecuteDeleteAsync());

        var lines = (await Names()).Split("\r\n");

        Assert.Contains(lines, l => l.StartsWith($",{without.StudentNo},", StringComparison.Ordinal));
    }

    private async Task<string> Names()
    {
        var (status, text) = await PostNames();
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }

    private async Task<(HttpStatusCode Status, string Text)> PostNames(params (string Name, string Value)[] fields)
    {
        var page = await fixture.Registrar.Open(Root);
        var browser = await fixture.Registrar.Browser();
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Http.PostAsync(
            $"{Root}?handler=names",
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            ])
        );
        return (answer.StatusCode, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }
}

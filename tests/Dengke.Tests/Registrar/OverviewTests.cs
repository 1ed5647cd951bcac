using System.Net;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Overview;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Tests.Colleges;
using Dengke.Tests.Confirmation;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Registrar;

/// <summary>The overview of two colleges: 何一 is registered, 王三 has declared with a correction, the others have not begun.</summary>
[Trait("Requirement", "DSH-1")]
public sealed class OverviewTests(ConfirmationFixture flow) : IClassFixture<ConfirmationFixture>, IAsyncLifetime
{
    private const string Here = $"/campaigns/{Campaign}/overview";
    private static readonly OverviewStep Declared = OverviewStep.All.Single(s => s.Key == "declared");
    private static readonly OverviewStep Registered = OverviewStep.All.Single(s => s.Key == "registered");
    private static readonly OverviewStep Photo = OverviewStep.All.Single(s => s.Key == "photo");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await flow.State(Same) != default)
        {
            return;
        }

        await flow.View(Same);
        await flow.Declare(Same);
        await flow.Register(FinanceClass, Same);
        await flow.View(OtherName);
        await flow.Ask(OtherName, "name", "王叁");
        await flow.Declare(OtherName, "name");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Load_StudentsAtDifferentSteps_CountsEachStepByCollegeAndClass()
    {
        var progress = await flow.App.Read(db => Progress.Load(db, Campaign, Ct));

        var (finance, accountancy) = (Of(Finance), Of(Accountancy));
        Assert.Equal((1, 1), (finance.Of(Declared), finance.Of(Registered)));
        Assert.Equal((1, 0), (accountancy.Of(Declared), accountancy.Of(Registered)));
        Assert.Equal(progress.Whole.Total, progress.Colleges.Sum(c => c.Total));
        Assert.Equal(1, progress.ClassesOf(Finance).Single(c => c.Name == FinanceClass).Of(Registered));

        ProgressRow Of(string college) => progress.Colleges.Single(c => c.Name == college);
    }

    [Fact]
    public async Task Load_PortraitThatWasReplaced_CountsTheStudentOnce()
    {
        var student = await flow.Id(RegistryOnly);
        var before = (await flow.App.Read(db => Progress.Load(db, Campaign, Ct))).Whole.Of(Photo);
        await flow.App.Arrange(db =>
        {
            db.CapturedPhotos.Add(Portrait(student, PhotoState.Replaced));
            db.CapturedPhotos.Add(Portrait(student, PhotoState.Current));
        });

        Assert.Equal(before + 1, (await flow.App.Read(db => Progress.Load(db, Campaign, Ct))).Whole.Of(Photo));
    }

    [Fact]
    public async Task Blockers_EachWaitingStudent_WaitsForTheOneWhoseTurnItIs()
    {
        var blocking = await flow.App.Read(async db =>
        {
            var plan = (await StoredCampaign.Load(db, Campaign, Ct)).Value;
            var now = flow.App.Clock.GetUtcNow();
            return await Blockers.Load(db, plan, await CollegeStanding.Load(db, plan, now, Ct), Ct);
        });

        var declared = Assert.Single(blocking, b => b.What.Chinese == "学生已确认, 待辅导员登记");
        Assert.StartsWith(AccountancyClass, declared.Who.Chinese, StringComparison.Ordinal);
        Assert.Equal(1, declared.Count);
        Assert.NotNull(declared.Since);
        Assert.Contains(blocking, b => b.What.Chinese == "学生尚未确认");
        Assert.Equal(blocking.OrderByDescending(b => b.Count).Select(b => b.Count), blocking.Select(b => b.Count));
    }

    [Fact]
    public async Task Page_Colleges_LeadsToTheirClassesAndToWhoIsMissing()
    {
        var page = await flow.Registrar.Open(Here);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("卡在谁那里", page.Text, StringComparison.Ordinal);
        var college = await page.Follow(Finance);
        Assert.Contains(FinanceClass, college.TextOf("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain(AccountancyClass, college.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OrderedByAStep_HasTheSlowestFirst()
    {
        var page = await flow.Registrar.Open($"{Here}?sort=registered");

        var shown = page.TextsOf("tbody tr:not(.is-sum) th").Where(n => n is Finance or Accountancy);
        Assert.Equal([Accountancy, Finance], shown);
    }

    [Theory]
    [InlineData("?college=没有的学院", HttpStatusCode.NotFound)]
    [InlineData("?sort=nonsense", HttpStatusCode.OK)]
    public async Task Page_AskedForNonsense_IsAnswered(string query, HttpStatusCode status) =>
        Assert.Equal(status, (await flow.Registrar.Open(Here + query)).Status);

    [Theory]
    [Trait("Requirement", "DSH-2")]
    [InlineData("?handler=export", "合计")]
    [InlineData("?handler=blockers", "学生尚未确认")]
    public async Task Export_IsAWorkbook(string query, string expected)
    {
        var rows = SignedFile.RowsOf(await Download(Here + query));

        Assert.Contains(rows, r => r.Contains(expected));
    }

    [Fact]
    public async Task Morning_IsAPdfWithNumbersAndBlockers()
    {
        var text = string.Concat(SignedFile.PagesOf(await Download($"{Here}/morning")));

        Assert.Contains("晨报", text, StringComparison.Ordinal);
        Assert.Contains(Accountancy, text, StringComparison.Ordinal);
        Assert.Contains("学生已确认,待辅导员登记", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quality_OfAttemptsOverridesAndFaults_IsSummedBySession()
    {
        using var key = PrivateKey.Create(KeyUse.Signing);
        var device = Guid.CreateVersion7();
        await flow.App.Arrange(db =>
        {
            db.StationDevices.Add(Device(device));
            db.ReceivedShots.Add(Shot(device, Said(1) with { Attempts = 1 }, key));
            db.ReceivedShots.Add(Shot(device, Said(2) with { Attempts = 3, Faults = ["eyes_open", "mouth_closed"] }, key));
            db.ReceivedShots.Add(Shot(device, Said(3) with { Attempts = 2, Faults = ["eyes_open"], Override = "试拍" }, key));
        });

        var quality = Assert.Single(await flow.App.Read(db => PhotoQuality.Load(db, Campaign, Ct)));

        Assert.Equal(
            ("south", 3, 6, 1, 1, 0),
            (quality.Session, quality.Photos, quality.Attempts, quality.AtOnce, quality.Overridden, quality.Disputed)
        );
        Assert.Equal(new KeyValuePair<string, int>("eyes_open", 2), quality.Faults[0]);
        var page = await flow.Registrar.Open(Here);
        Assert.Contains("双眼睁开 2", page.TextOf("main"), StringComparison.Ordinal);
    }

    private async Task<byte[]> Download(string path)
    {
        using var answer = await (await flow.Registrar.Browser()).Http.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    private static ShotStatement Said(int number) =>
        new(
            Guid.CreateVersion7(),
            Campaign,
            Guid.Empty,
            "south",
            $"token-{number}",
            number,
            $"1-{number:D4}",
            new DateTimeOffset(2024, 10, 22, 2, number, 0, TimeSpan.Zero),
            "hash",
            "pass"
        );

    private static CapturedPhoto Portrait(Guid student, PhotoState state) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            StudentId = student,
            State = state,
            Occasion = "south",
            TakenAt = new DateTimeOffset(2024, 10, 22, 2, 0, 0, TimeSpan.Zero),
        };

    private static StationDevice Device(Guid id) =>
        new()
        {
            Id = id,
            CampaignId = Campaign,
            Name = "南路1号机",
            Number = 1,
            AddedBy = "registrar",
            AddedAt = new DateTimeOffset(2024, 10, 20, 2, 0, 0, TimeSpan.Zero),
        };

    private static ReceivedShot Shot(Guid device, ShotStatement said, PrivateKey key) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            DeviceId = device,
            ShotId = said.Id,
            SessionId = said.Session,
            Token = said.Token,
            Ticket = said.Ticket,
            Shot = said.Shot,
            TakenAt = said.TakenAt,
            ReceivedAt = said.TakenAt,
            Sha256 = said.Sha256,
            FileId = said.Shot,
            Statement = said.Sign(key),
            State = ReceivedState.SetAside,
        };
}

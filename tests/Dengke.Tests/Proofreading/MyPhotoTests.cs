using System.Net;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Proofreading;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static Dengke.Tests.Proofreading.ReadingFixture;

namespace Dengke.Tests.Proofreading;

/// <summary>The student looks at the portrait and says whether it is theirs.</summary>
[Trait("Requirement", "HND-4")]
public sealed class MyPhotoTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private const string View = "/me/photo/view";

    [Fact]
    public async Task Page_BeforeThereIsAView_SaysWhereThePortraitIs()
    {
        var none = await fixture.Person(await fixture.Capture.Student()).Open(Mine);
        var sealed_ = await fixture.Person((await fixture.Taken()).Student).Open(Mine);

        Assert.Contains("还没有采集毕业图像", none.Text);
        Assert.Contains("只有学籍管理科能在自己的电脑上打开", sealed_.Text);
        Assert.Null(sealed_.Document.QuerySelector("img[src*=photo]"));
    }

    [Fact]
    public async Task Confirm_OfOnesOwn_BindsAndIsTheStepOnTheHomePage()
    {
        var taken = await fixture.Ready();
        var self = fixture.Person(taken.Student);
        var before = await self.Open("/me");
        var page = await self.Open(Mine);

        var done = await page.Submit("是我本人");
        var again = await page.Submit("是我本人");

        Assert.Contains("校对图已就绪", before.Text);
        Assert.Contains("已确认, 谢谢", done.Text);
        Assert.Contains("您已确认照片是本人", again.Text);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(ReadingState.Confirmed, (await fixture.Reading(taken)).State);
        var home = await self.Open("/me");
        Assert.Contains("您已确认是本人", home.TextsOf(".step.is-done")[^1]);
        Assert.Contains("确认毕业图像是本人", home.Text);
    }

    [Fact]
    public async Task View_ForItsOwner_IsAPictureThatNoBrowserKeeps()
    {
        var taken = await fixture.Ready();
        var browser = await fixture.Person(taken.Student).Browser();

        using var answer = await browser.Http.GetAsync(View, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var picture = SKBitmap.Decode(bytes);
        Assert.Equal(240, picture.Height);
    }

    [Fact]
    [Trait("Requirement", "SEC-5")]
    public async Task View_ForAnybodyElse_IsNotThere()
    {
        var taken = await fixture.Ready();
        var other = await fixture.Taken();

        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Person(other.Student).Open(View)).Status);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Student))
        {
            var scope = role switch
            {
                Role.Counselor => taken.Student.ClassName,
                Role.CollegeLeader or Role.CollegeSecretary => taken.Student.College,
                _ => null,
            };
            Assert.Equal(HttpStatusCode.Forbidden, (await fixture.App.As(role, scope).Open(View)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await fixture.App.As(role, scope).Open(Mine)).Status);
        }
    }

    [Fact]
    public async Task Dispute_NeedsWords_OpensOneCaseAndKeepsWhatWasTyped()
    {
        var taken = await fixture.Ready();
        var page = await fixture.Person(taken.Student).Open(Mine);

        var silent = await page.Submit("提交", ("text", "  "));
        var tooLong = await page.Submit("提交", ("text", new string('长', 501)));
        var done = await page.Submit("提交", ("text", "这不是我"));
        var again = await page.Submit("提交", ("text", "这不是我"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("请填写原因", silent.TextOf("[role=alert]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Equal(501, tooLong.TextOf("#text")!.Length);
        Assert.Contains("异议处理中", done.Text);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        var opened = await fixture.Case(taken);
        Assert.Equal(
            (CaseOrigin.ProofReading, CaseState.Open, "这不是我", (Guid?)taken.Student.Id),
            (opened.Origin, opened.State, opened.Text, opened.StudentId)
        );
        Assert.Equal(ReadingState.Disputed, (await fixture.Reading(taken)).State);
        Assert.False((await fixture.Confirm(taken)).IsOk);
    }

    [Fact]
    public async Task Dispute_AfterConfirming_IsStillHeard()
    {
        var taken = await fixture.Ready();
        CaptureFixture.Ok(await fixture.Confirm(taken));

        CaptureFixture.Ok(await fixture.Dispute(taken));

        Assert.Equal(ReadingState.Disputed, (await fixture.Reading(taken)).State);
    }

    [Fact]
    public async Task Dispute_ByTwoTabsAtOnce_OpensOneCase()
    {
        var taken = await fixture.Ready();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Dispute(taken)));

        Assert.Single(outcomes, o => o.IsOk);
        Assert.Equal(1, await fixture.App.Read(db => db.PhotoCases.CountAsync(c => c.PhotoId == taken.Photo!.Id)));
    }

    [Fact]
    public async Task Answer_AboutAnotherPortrait_IsRefused()
    {
        var (taken, other) = (await fixture.Ready(), await fixture.Ready());
        var self = fixture.Person(taken.Student);

        var replaced = await self.Run(new ConfirmPortrait(Campaign, taken.Student.Id, other.Photo!.Id));
        var foreign = await self.Run(new ConfirmPortrait(Campaign, other.Student.Id, other.Photo!.Id));
        var staff = await fixture.Registrar.Run(new ConfirmPortrait(Campaign, taken.Student.Id, taken.Photo!.Id));

        Assert.Equal("portrait_replaced", replaced.Failure?.Code);
        Assert.Equal("not_found", foreign.Failure?.Code);
        Assert.Equal("forbidden", staff.Failure?.Code);
        Assert.Equal(ReadingState.Waiting, (await fixture.Reading(other)).State);
    }

    [Fact]
    public async Task Page_OfAReplacedPortrait_BeginsAnewWithTheHistory()
    {
        var first = await fixture.Ready();
        CaptureFixture.Ok(await fixture.Confirm(first));
        await fixture.App.Arrange(db =>
        {
            var photo = db.CapturedPhotos.Single(p => p.Id == first.Photo!.Id);
            (photo.State, photo.Reason) = (PhotoState.Replaced, "照片闭眼");
        });
        var second = await fixture.Shoot(first.Student);

        var waiting = await fixture.Person(first.Student).Open(Mine);
        await fixture.Keep(second);
        var page = await fixture.Person(first.Student).Open(Mine);

        Assert.Contains("已采集, 还不能查看", waiting.Text);
        Assert.NotNull(page.Document.QuerySelector("button.btn-seal"));
        Assert.Contains(page.TextsOf(".portraits > li"), l => l.StartsWith("已被代替", StringComparison.Ordinal));
    }
}

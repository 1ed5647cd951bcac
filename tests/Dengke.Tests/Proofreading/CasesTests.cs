using System.Net;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Proofreading;
using Dengke.Tests.Capture;
using Dengke.Tests.Colleges;
using Dengke.Tests.Messages;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Proofreading.ReadingFixture;

namespace Dengke.Tests.Proofreading;

/// <summary>The registrar settles what is in dispute.</summary>
[Trait("Requirement", "HND-4")]
public sealed class CasesTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    [Fact]
    public async Task Settle_Kept_LetsTheStudentAnswerAgainAndTellsThem()
    {
        var taken = await Disputed("闭眼了");
        var self = fixture.Person(taken.Student);

        var page = await Open(taken);
        var silent = await page.Submit("确定处理", ("outcome", "Kept"));
        var done = await page.Submit("确定处理", ("outcome", "Kept"), ("reason", "核对原图, 双眼睁开"));
        await fixture.App.Tick();

        Assert.Contains(taken.Shot.Token, page.Text);
        Assert.Contains("闭眼了", page.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("图像有效", done.Text);
        Assert.Equal(ReadingState.Waiting, (await fixture.Reading(taken)).State);
        var told = Assert.Single(await fixture.App.Inbox(self), m => m.Template == "portrait_case_settled");
        Assert.Contains("图像有效", told.Subject);
        Assert.Contains("核对原图, 双眼睁开", told.Body);
        Assert.Contains("核对原图, 双眼睁开", (await self.Open(Mine)).Text);
        CaptureFixture.Ok(await fixture.Confirm(taken));
    }

    [Fact]
    [Trait("Requirement", "DSH-2")]
    public async Task List_SearchedByPinyin_IsExportedAsFiltered()
    {
        var taken = await Disputed("头发挡住眉毛");
        var initials = taken.Student.NameInitials.Split(' ')[0];

        using var answer = await (await fixture.Registrar.Browser()).Http.GetAsync(
            new Uri(fixture.App.Address, $"/campaigns/{Campaign}/handoff/cases?q={initials}&handler=export"),
            TestContext.Current.CancellationToken
        );

        var rows = SignedFile.RowsOf(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(rows, r => r.Contains(taken.Student.StudentNo) && r.Contains("头发挡住眉毛"));
        Assert.Empty((await fixture.Registrar.Open($"/campaigns/{Campaign}/handoff/cases?q=zzzzzz")).TextsOf("tbody tr"));
    }

    [Fact]
    [Trait("Requirement", "MUP-2")]
    public async Task Settle_Retake_TurnsThePortraitDownAndSendsTheStudentToTheStudio()
    {
        var taken = await Disputed("不是我");

        var done = await (await Open(taken)).Submit("确定处理", ("outcome", "Retake"), ("reason", "两人照片互换"));
        var mine = await fixture.Person(taken.Student).Open(Mine);

        Assert.Contains("重新采集", done.Text);
        var photo = await fixture.Photo(taken);
        Assert.Equal((PhotoState.Rejected, "两人照片互换"), (photo.State, photo.Reason));
        Assert.Contains("您的照片未通过: 两人照片互换", mine.Text);
        Assert.NotNull(mine.Document.QuerySelector("a[href='/me/make-up']"));
        var reopened = await fixture.Registrar.Run(
            new ReopenCase(Campaign, (await fixture.Case(taken)).Id, (await fixture.Case(taken)).Version, "再看一次")
        );
        Assert.Equal("portrait_replaced", reopened.Failure?.Code);
    }

    [Fact]
    public async Task Settle_Twice_IsStale()
    {
        var taken = await Disputed("闭眼了");
        var page = await Open(taken);

        await page.Submit("确定处理", ("outcome", "Kept"), ("reason", "没有闭眼"));
        var second = await page.Submit("确定处理", ("outcome", "Retake"), ("reason", "闭眼"));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(PhotoState.Current, (await fixture.Photo(taken)).State);
    }

    [Fact]
    public async Task Reopen_Kept_IsInDisputeAgain()
    {
        var taken = await Disputed("闭眼了");
        await (await Open(taken)).Submit("确定处理", ("outcome", "Kept"), ("reason", "没有闭眼"));
        CaptureFixture.Ok(await fixture.Confirm(taken));

        var page = await (await Open(taken)).Submit("重新处理", ("reason", "看错了照片"));

        Assert.Contains("已重新处理", page.Text);
        var found = await fixture.Case(taken);
        Assert.Equal((CaseState.Open, (CaseOutcome?)null, (string?)null), (found.State, found.Outcome, found.Reason));
        Assert.Equal(ReadingState.Disputed, (await fixture.Reading(taken)).State);
    }

    [Fact]
    [Trait("Requirement", "CAP-5")]
    public async Task Give_ACaseOfTheHallWithoutAStudent_NeedsAKnownNumberAndHowItIsKnown()
    {
        var student = await fixture.Capture.Student();
        var aside = await fixture.SetAside(student);
        var id = Guid.CreateVersion7();
        await fixture.App.Arrange(db =>
            db.PhotoCases.Add(
                new PhotoCase
                {
                    Id = id,
                    CampaignId = Campaign,
                    Origin = CaseOrigin.Hall,
                    ShotId = aside.Shot.Id,
                    Text = "学生说拍错了人",
                    OpenedBy = "南区 1 号机",
                    OpenedAt = Day,
                }
            )
        );

        var page = await fixture.Registrar.Open($"{Cases}/{id}");
        var unknown = await page.Submit("归到该生", ("studentNo", "2099999999"), ("giveReason", "票号"));
        var given = await page.Submit("归到该生", ("studentNo", student.StudentNo), ("giveReason", "当天的票号"));

        Assert.Contains("尚不知是谁", page.Text);
        Assert.Contains(aside.Shot.Token, page.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Contains("本批次没有这个学号", unknown.TextOf("[role=alert]"));
        Assert.Contains(student.Name, given.TextOf("h1"));
        // Nothing was matched yet: it can be settled all the same.
        var settled = await given.Submit("确定处理", ("outcome", "Retake"), ("reason", "请补采"));
        Assert.Contains("重新采集", settled.Text);
    }

    [Fact]
    public async Task List_IsNarrowedByStateOriginAndName()
    {
        var (open, settled) = (await Disputed("背景有阴影"), await Disputed("头发挡住了"));
        await (await Open(settled)).Submit("确定处理", ("outcome", "Kept"), ("reason", "不影响使用"));

        var list = await fixture.Registrar.Open($"{Cases}?q={open.Student.StudentNo}");
        var done = await fixture.Registrar.Open($"{Cases}?state=Settled&origin=ProofReading&q={settled.Student.StudentNo}");
        var hall = await fixture.Registrar.Open($"{Cases}?origin=Hall&q={open.Student.StudentNo}");

        Assert.Contains("背景有阴影", Assert.Single(list.TextsOf("tbody tr")));
        Assert.Contains("图像有效", Assert.Single(done.TextsOf("tbody tr")));
        Assert.Contains("没有待处理的异议", hall.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Registrar.Open($"{Cases}/{Guid.NewGuid()}")).Status);
    }

    private async Task<TakenShot> Disputed(string text)
    {
        var taken = await fixture.Ready();
        _ = await fixture.Person(taken.Student).Id();
        CaptureFixture.Ok(await fixture.Dispute(taken, text));
        return taken;
    }

    private async Task<WebPage> Open(TakenShot taken) =>
        await fixture.Registrar.Open($"{Cases}/{(await fixture.Case(taken)).Id}");
}

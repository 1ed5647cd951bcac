using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Mine;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Confirmation;

/// <summary>核对信息: opening, ticking, declaring.</summary>
public sealed class CheckTests(CheckingFixture confirmation) : IClassFixture<CheckingFixture>
{
    [Fact]
    [Trait("Requirement", "CON-1")]
    public async Task MyRecord_OpenedTwice_IsNotedOnce()
    {
        var student = await confirmation.Student();

        await student.Open("/me/record");
        await student.Open("/me/record");

        Assert.Equal(ConfirmationState.Viewed, (await student.Confirmation())!.State);
        var subject = student.Id.ToString();
        var views = await confirmation.App.Read(db =>
            db.AuditEvents.CountAsync(e => e.Subject == subject && e.Type == "RecordViewed")
        );
        Assert.Equal(1, views);
    }

    [Fact]
    [Trait("Requirement", "REC-6")]
    public async Task MyRecord_Dates_AreWrittenAsPeopleWriteThem()
    {
        var page = await (await confirmation.Student()).Open("/me/record");

        Assert.Equal("2003-03-07", page.TextOf("#birth_date dd"));
        Assert.DoesNotContain("20030307", page.Text);
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Tick_GroupsRest_TicksEqualFieldsAndNeverADifference()
    {
        var student = await confirmation.Student();
        var page = await student.Open("/me/record");

        var after = await page.Submit("身份: 以上一致的项目全部无误");

        Assert.Equal(["birth_date", "document_no", "document_type", "ethnicity", "sex"], Ticked(after).Order());
        Assert.DoesNotContain("name", (await student.Confirmation())!.Ticked.Split(' '));
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Tick_ByScript_IsKeptAndAnsweredWithTheSummaryAlone()
    {
        var student = await confirmation.Student();
        var page = await student.Open("/me/record");

        var part = await Post(page, "/me/record?handler=tick", ("ticked", "sex"), ("ticked", "name"));

        Assert.Null(part.Document.QuerySelector("h1"));
        Assert.StartsWith("2/", part.TextOf(".progress-line b"));
        Assert.Equal(["name", "sex"], Ticked(await student.Open("/me/record")).Order());
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Tick_LandsAfterThePageWasMade_DoesNotMakeTheDeclarationStale()
    {
        var student = await confirmation.Student();
        var page = await student.AllTicked();
        await student.Person.Run(new TickFields(CheckingFixture.Campaign, student.Id, ["sex"]));

        await page.Submit("提交确认");

        Assert.Equal(ConfirmationState.DeclaredCorrect, (await student.Confirmation())!.State);
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Declare_FieldUntouched_IsSaidAtTheFieldAndTicksAreKept()
    {
        var student = await confirmation.Student();
        var page = await student.AllTicked();
        page.Document.QuerySelector<IHtmlInputElement>("input[value=name]")!.IsChecked = false;

        var refused = await page.Submit("提交确认");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("还没有核对", refused.TextOf("#name .field-error"));
        Assert.Equal(["姓名"], refused.TextsOf(".error-summary li"));
        Assert.Contains("sex", (await student.Confirmation())!.Ticked.Split(' '));
        Assert.Equal(ConfirmationState.Viewed, (await student.Confirmation())!.State);
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Declare_EverythingTicked_LeavesAStatementWithoutBoxes()
    {
        var student = await confirmation.Student();

        var page = await (await student.AllTicked()).Submit("提交确认");

        Assert.Equal("/me/record", page.Path);
        Assert.Empty(Ticked(page));
        Assert.Contains("0 项申请更正", page.TextOf("section[aria-labelledby=statement]"));
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Declare_PressedTwice_IsDoneOnceWithoutAComplaint()
    {
        var student = await confirmation.Student();
        var page = await student.AllTicked();

        await page.Submit("提交确认");
        var second = await page.Submit("提交确认");

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal("/me/record", second.Path);
        Assert.Empty(second.TextsOf(".alert-danger"));
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Declare_CorrectionAskedInAnotherTab_IsStaleAndKeepsTheTicks()
    {
        var student = await confirmation.Student();
        var page = await student.AllTicked();
        Assert.True((await student.Ask("name")).IsOk);

        var refused = await page.Submit("提交确认");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("sex", Ticked(refused));
        Assert.Equal(ConfirmationState.Viewed, (await student.Confirmation())!.State);
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Declare_RecordImportedAnewSincePageOpened_AsksToLookAgain()
    {
        var student = await confirmation.Student();
        var page = await student.AllTicked();
        await confirmation.RenameInRegistry(student.Number, "宁净");

        var refused = await page.Submit("提交确认");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("数据有更新", refused.TextOf(".alert-danger"));
        Assert.Contains("宁净", refused.TextOf("#name"));
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Acts_OnAnotherStudent_FindNobody()
    {
        var (mine, other) = (await confirmation.Student(), await confirmation.Student());
        await other.View();

        var ticked = await mine.Person.Run(new TickFields(CheckingFixture.Campaign, other.Id, ["sex"]));
        var declared = await mine.Person.Run(new DeclareRecord(CheckingFixture.Campaign, other.Id, ["sex"], 0));

        Assert.Equal(FailureKind.NotFound, ticked.Failure!.Kind);
        Assert.Equal(FailureKind.NotFound, declared.Failure!.Kind);
        Assert.Equal("", (await other.Confirmation())!.Ticked);
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Tick_SessionGone_IsNotAnsweredWithTheSignInPage()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/me/record");
        request.Headers.Add("HX-Request", "true");

        var page = await confirmation.App.Visitor().Send(request);

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
    }

    private static IEnumerable<string> Ticked(WebPage page) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=ticked]").Where(b => b.IsChecked).Select(b => b.Value);

    internal static Task<WebPage> Post(WebPage page, string path, params (string Name, string Value)[] fields)
    {
        var token = page.Document.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]),
        };
        request.Headers.Add("HX-Request", "true");
        return page.Browser.Send(request);
    }
}

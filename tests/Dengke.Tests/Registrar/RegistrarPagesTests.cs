using System.Net;
using AngleSharp.Html.Dom;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;

namespace Dengke.Tests.Registrar;

/// <summary>The registrar's pages as a browser without script sees them.</summary>
public sealed class RegistrarPagesTests(SubmittedFixture desk) : IClassFixture<SubmittedFixture>
{
    private const string Base = "/campaigns/2025";

    [Fact]
    [Trait("Requirement", "DSH-1")]
    public async Task Desk_FourNumbers_LeadToWhatTheyCount()
    {
        var page = await desk.Registrar.Open(Base);

        Assert.Equal(["未登记", "待审更正", "学院未提交", "待处理异常"], page.TextsOf(".tile-label"));
        Assert.Equal("1", page.TextOf(".tile .tile-value"));
        Assert.NotNull(page.Document.QuerySelector(".chart svg polyline"));
        Assert.Contains("10月9日", page.TextOf(".chart-data table"));
        Assert.DoesNotContain("style=", page.Document.Body!.InnerHtml);
        var missing = await page.Browser.Open(page.Document.QuerySelector("a.tile")!.GetAttribute("href")!);
        Assert.Equal(["李四"], missing.TextsOf("#list tbody th"));
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    [Trait("Requirement", "DSH-2")]
    public async Task Exports_OfEveryList_AreWorkbooks()
    {
        var browser = await desk.Registrar.Browser();
        foreach (var path in new[] { "submissions/export", "corrections/export?state=all", "missing?handler=Export" })
        {
            using var answer = await browser.Http.GetAsync($"{Base}/{path}", TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.EndsWith("spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?state=all&route=Province", 1)]
    [InlineData("?state=all&field=name", 2)]
    [InlineData("?state=all&college=会计学院", 1)]
    [InlineData("?state=all&proof=whole", 1)]
    [InlineData("?state=all&proof=missing", 2)]
    [InlineData("?state=all&q=阿依", 1)]
    [InlineData("?state=all&q=2021310003", 1)]
    [InlineData("?state=refused&q=何一", 0)]
    [Trait("Requirement", "DSH-2")]
    public async Task Corrections_Filtered_ShowsThoseAlone(string query, int count)
    {
        await Reset();

        var page = await desk.Registrar.Open($"{Base}/corrections{query}");

        Assert.Equal(count, page.Document.QuerySelectorAll(".review-queue li").Length);
    }

    [Fact]
    [Trait("Requirement", "CON-7")]
    public async Task Correction_OfTheProvince_ShowsRuleEvidenceAndOnlyTheActsThereAre()
    {
        await Reset();

        var page = await desk.Registrar.Open($"{Base}/corrections/{desk.ForProvince}");

        Assert.Contains("按教育部规定办理。", page.TextOf(".review-change"));
        Assert.Contains("缺少: 户口簿、民族成份变更批准材料", page.TextOf(".review-proof"));
        Assert.Equal(["登记上报Alt+U", "不同意Alt+R"], page.TextsOf(".decide button"));
        Assert.Equal(["汉", "满"], page.TextsOf(".change mark.ch"));
    }

    [Fact]
    [Trait("Requirement", "CON-7")]
    public async Task Correction_RefusedWithoutReason_KeepsThePageAndSaysWhat()
    {
        await Reset();
        var page = await desk.Registrar.Open($"{Base}/corrections/{desk.Bare}");

        var answer = await page.Submit("不同意Alt+R", ("Reason", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("请填写原因", answer.TextOf("[role=alert]"));
    }

    [Fact]
    [Trait("Requirement", "CON-7")]
    public async Task Correction_DecidedByAnotherMeanwhile_SaysSoAndKeepsWhatWasTyped()
    {
        await Reset();
        var page = await desk.Registrar.Open($"{Base}/corrections/{desk.ForProvince}");
        ConfirmationFixture.Ok(await desk.Decide(desk.ForProvince, Decision.Forward, to: "市教委"));

        var answer = await page.Submit("不同意Alt+R", ("Reason", "民族证明不符"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("请刷新", answer.TextOf("[role=alert]"));
        Assert.Contains("民族证明不符", answer.TextsOf(".decide textarea"));
    }

    [Fact]
    [Trait("Requirement", "CON-7")]
    public async Task Corrections_OneSafeInBulk_ResultNamesTheOthersAndTheStudentPageKeepsTheOldValue()
    {
        await Reset();
        var list = await desk.Registrar.Open($"{Base}/corrections");
        foreach (var box in list.Document.QuerySelectorAll("input[name=ids]").OfType<IHtmlInputElement>())
        {
            box.IsChecked = true;
        }

        var result = await list.Submit("同意所选");

        Assert.Contains("已处理 1 项, 留下 2 项", result.Text);
        Assert.Equal(["阿依古丽·买买提", "何一"], result.TextsOf("tbody th").OrderDescending());
        var student = await desk.Registrar.Open($"{Base}/students/{await desk.Flow.Id(ConfirmationFixture.OtherName)}");
        Assert.Contains("王三 → 王叁", student.Text);
        var decided = await student.Follow("姓名");
        Assert.Contains("王三 → 王叁", decided.TextOf(".review-change"));

        var reopened = await decided.Submit("重新处理Alt+R", ("Reason", "证明有误"));
        Assert.Contains("已撤销", (await desk.Registrar.Open(student.Path)).Text);
        Assert.Equal(HttpStatusCode.OK, reopened.Status);
    }

    [Fact]
    [Trait("Requirement", "CON-5")]
    public async Task Submission_PaperRecordedThenAccepted_StandsInTheList()
    {
        var page = await desk.Registrar.Open($"{Base}/submissions/会计学院");
        Assert.DoesNotContain("接收汇总表", page.TextsOf("button"));

        var list = await page.Submit("登记收到", ("Way", "Courier"), ("TrackingNumber", "SF1234567890"));
        Assert.Contains("SF1234567890", list.TextOf("#list"));
        var back = await list.Browser.Open($"{Base}/submissions/会计学院");
        var accepted = await back.Submit("接收汇总表");

        Assert.Contains("已接收会计学院的汇总表", accepted.TextOf("[role=status]"));
        Assert.Equal(SubmissionState.Accepted, (await desk.Flow.Submission("会计学院"))!.State);
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Windows_StudentFoundByName_IsAdmittedOnceHoweverOftenTheButtonIsPressed()
    {
        var page = await desk.Registrar.Open($"{Base}/windows?q=李");
        var chosen = await page.Follow("李四");
        Assert.Contains("一名学生: 李四", chosen.Text);
        (string, string)[] fields = [("Until", "2024-10-25T18:00"), ("Reason", "住院")];

        var said = await chosen.Submit("延长", fields);
        await chosen.Submit("延长", fields);

        Assert.Contains("信息确认已延长", said.TextOf("[role=status]"));
        var row = await desk.App.Read(db => Task.FromResult(db.WindowExtensions.Single()));
        Assert.Equal(await desk.Flow.Id(ConfirmationFixture.RegistryOnly), row.StudentId);
        Assert.Contains("李四 (2021310004)", (await desk.Registrar.Open($"{Base}/windows")).Text);
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Windows_OneCollegeWithoutSayingWhich_IsRefusedAndNobodyIsGivenMore()
    {
        var page = await desk.Registrar.Open($"{Base}/windows");
        var before = await desk.App.Read(db => Task.FromResult(db.WindowExtensions.Count()));

        var answer = await page.Submit("延长", ("Scope", "College"), ("Until", "2024-10-25T18:00"), ("Reason", "停电"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("请选择学院", answer.Text);
        Assert.Contains("停电", answer.TextsOf("textarea"));
        Assert.Equal(before, await desk.App.Read(db => Task.FromResult(db.WindowExtensions.Count())));
    }

    [Theory]
    [InlineData(Role.CollegeSecretary)]
    [InlineData(Role.Counselor)]
    [Trait("Requirement", "SEC-1")]
    public async Task Navigation_OfOtherRoles_HasNoneOfTheRegistrarsPages(Role role)
    {
        var page = await desk.App.As(role, role == Role.Counselor ? "金融21-1" : "金融学院").Open($"{Base}/students");

        Assert.DoesNotContain("更正审核", page.Text);
        Assert.DoesNotContain("允许补办", page.Text);
    }

    /// <summary>The three corrections as the college has submitted them.</summary>
    private async Task Reset()
    {
        await desk.Stand(desk.Whole, CorrectionState.Submitted, Domain.Campaigns.RouteDecision.School);
        await desk.Stand(desk.Bare, CorrectionState.Submitted, Domain.Campaigns.RouteDecision.School);
        await desk.Stand(desk.ForProvince, CorrectionState.Submitted, Domain.Campaigns.RouteDecision.Province);
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Counselors;
using Dengke.Tests.Support;

namespace Dengke.Tests.Counselors;

[Trait("Requirement", "CON-3")]
public sealed class RegisterListTests(CounselorFixture fixture) : IClassFixture<CounselorFixture>
{
    private const string Base = CounselorFixture.Base;

    [Fact]
    public async Task Register_MixedStates_RegistersTheDeclaredAndSaysWhyNotTheOthers()
    {
        var declared = await fixture.Take();
        var viewed = await fixture.Take();
        var unproven = await fixture.Take();
        await fixture.Declare(declared);
        await fixture.View(viewed);
        await fixture.DeclareWithCorrection(unproven);

        var result = await Choose(await fixture.Counselor.Open(Base), declared, viewed, unproven).Submit("登记");

        Assert.Equal("已登记 1 名学生, 2 名没有登记", result.TextOf(".page-task"));
        var rows = result.TextsOf("tbody tr");
        Assert.Contains(rows, r => r.Contains(viewed.StudentNo) && r.Contains("还没有提交确认"));
        Assert.Contains(rows, r => r.Contains(unproven.StudentNo) && r.Contains("缺少材料"));
        Assert.Equal(ConfirmationState.Registered, await fixture.State(declared));
        Assert.Equal(ConfirmationState.Viewed, await fixture.State(viewed));
        Assert.Equal(ConfirmationState.CorrectionAsked, await fixture.State(unproven));
    }

    [Fact]
    public async Task Register_PressedTwice_IsDoneOnceAndAnsweredTheSame()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);
        var page = Choose(await fixture.Counselor.Open(Base), student);

        var first = await page.Submit("登记");
        var second = await page.Submit("登记");

        Assert.Equal(first.Path, second.Path);
        Assert.Equal("已登记 1 名学生", second.TextOf(".page-task"));
        Assert.Single(await fixture.Operations(student, "confirmation.register"));
    }

    [Fact]
    public async Task Result_OfAnotherCounselor_IsNotThere()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);
        var result = await Choose(await fixture.Counselor.Open(Base), student).Submit("登记");

        var page = await fixture.OtherCounselor.Open(result.Path);

        Assert.NotEqual("登记结果", page.TextOf("h1"));
        Assert.DoesNotContain(student.StudentNo, page.Text);
    }

    [Fact]
    public async Task Register_NobodyChosen_SaysSo()
    {
        var page = await (await fixture.Counselor.Open(Base)).Submit("登记");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("请先选择要登记的学生。", page.TextOf("[role=alert]"));
    }

    [Fact]
    public async Task Register_NobodyOfTheChosenCanBe_KeepsTheChoice()
    {
        var student = await fixture.Take();

        var page = await Choose(await fixture.Counselor.Open(Base), student).Submit("登记");

        Assert.Contains("还没有提交确认", page.TextOf("[role=alert]"));
        Assert.True(Box(page, student).IsChecked);
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Register_StudentOfAnotherClass_IsNotThere()
    {
        var stranger = await fixture.Stranger();
        await fixture.Declare(stranger);

        var outcome = await fixture.Counselor.Run(new RegisterStudents(CounselorFixture.Campaign, [stranger.Id]));
        var page = await fixture.Counselor.Open($"{Base}/{stranger.Id}");
        var list = await fixture.Counselor.Open(Base);

        Assert.Equal(FailureKind.NotFound, outcome.Failure!.Kind);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain(stranger.StudentNo, list.Text);
    }

    [Fact]
    [Trait("Requirement", "DSH-2")]
    public async Task List_ChipOfAState_CountsAndShowsThoseAlone()
    {
        var declared = await fixture.Take();
        var viewed = await fixture.Take();
        await fixture.Declare(declared);
        await fixture.View(viewed);
        var list = await fixture.Counselor.Open(Base);
        var chip = list.Document.QuerySelector("a.chip[href*='state=declared']")!;

        var page = await list.Browser.Open(chip.GetAttribute("href")!);

        Assert.Contains(page.TextsOf("#list tbody tr"), r => r.Contains(declared.StudentNo));
        Assert.DoesNotContain(viewed.StudentNo, page.TextOf("#list"));
        Assert.Equal($"{page.TextsOf("#list tbody tr").Count}", page.TextOf("a.chip[aria-current] b"));
    }

    [Theory]
    [Trait("Requirement", "DSH-2")]
    [InlineData("wxm", "王小明")]
    [InlineData("syt", "单雨桐")]
    [InlineData("DYT", "单雨桐")]
    [InlineData("雨桐", "单雨桐")]
    [InlineData("2021420002", "王小明")]
    public async Task List_SearchedByNameNumberOrInitials_FindsTheOne(string text, string name)
    {
        var page = await fixture.Counselor.Open($"{Base}?q={text}");

        Assert.Equal([name], page.TextsOf("#list tbody th"));
    }

    [Fact]
    [Trait("Requirement", "DSH-2")]
    public async Task List_ExportedAsFiltered_IsAWorkbook()
    {
        using var answer = await (await fixture.Counselor.Browser()).Http.GetAsync($"{Base}?handler=export&q=wxm");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Home_OfACounselor_IsTheList() => Assert.Equal(Base, (await fixture.Counselor.Open("/home")).Path);

    private static WebPage Choose(WebPage page, params Student[] students)
    {
        foreach (var student in students)
        {
            Box(page, student).IsChecked = true;
        }

        return page;
    }

    private static IHtmlInputElement Box(WebPage page, Student student) =>
        page.Document.QuerySelector<IHtmlInputElement>($"input[name=ids][value='{student.Id}']")!;
}

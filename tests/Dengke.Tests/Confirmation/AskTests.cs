using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Tests.Support;

namespace Dengke.Tests.Confirmation;

/// <summary>申请更正: the form, its rules, and its files.</summary>
[Trait("Requirement", "CON-2")]
public sealed class AskTests(CheckingFixture confirmation) : IClassFixture<CheckingFixture>
{
    private const string Ask = "/me/corrections/new?field=";

    [Fact]
    public async Task Ask_Differing_PresumesTheRegistryAndListsTheEvidenceForIt()
    {
        var page = await (await confirmation.Student()).Open(Ask + "name");

        Assert.True(page.Document.QuerySelector<IHtmlInputElement>("[name=registryWrong]")!.IsChecked);
        Assert.False(page.Document.QuerySelector<IHtmlInputElement>("[name=academicWrong]")!.IsChecked);
        Assert.Equal(
            ["evidence:household_register", "evidence:id_card", "evidence:police_certificate"],
            page.Document.QuerySelectorAll("input[type=file]").Select(i => i.GetAttribute("name"))
        );
        Assert.Contains("由学校(教务处)审核", page.TextOf("#needs"));
    }

    [Fact]
    public async Task Needs_AcademicSystemAlone_AsksForNothing()
    {
        var page = await (await confirmation.Student()).Open(Ask + "name");

        var part = await CheckTests.Post(page, "/me/corrections/new?handler=needs&field=name", ("academicWrong", "true"));

        Assert.Null(part.Document.QuerySelector("input[type=file]"));
        Assert.Contains("不需要上传材料", part.Text);
    }

    [Theory]
    [InlineData("birth_date", "2003-03-08")]
    [InlineData("document_no", "110105200303070023")]
    public async Task Value_AgainstItsRules_IsSaidWhileTyping(string field, string value)
    {
        var page = await (await confirmation.Student()).Open(Ask + field);

        var part = await CheckTests.Post(page, $"/me/corrections/new?handler=value&field={field}", ("value", value));

        Assert.NotEmpty(part.TextOf("#value-error")!);
    }

    [Fact]
    public async Task Choices_OfACodedField_AreTheCodeTable()
    {
        var page = await (await confirmation.Student()).Open(Ask + "sex");

        Assert.Equal(["请选择", "男", "女"], page.TextsOf("#value option"));
    }

    [Theory]
    [InlineData("2003-13-01")]
    [InlineData("2003-03-08")]
    public async Task Ask_WrongValue_IsSaidAtTheInputAndTheTextIsKept(string value)
    {
        var student = await confirmation.Student();
        var page = await student.Open(Ask + "birth_date");

        var refused = await page.Submit("提交申请", ("value", value), ("why", "写错了"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.TextOf("#value-error")!);
        Assert.Equal(value, refused.Document.QuerySelector("#value")!.GetAttribute("value"));
        Assert.Equal("写错了", refused.TextOf("#why"));
        Assert.Empty(await student.Corrections());
    }

    [Fact]
    public async Task Ask_DateThatIsThereAlready_IsNoCorrectionHoweverItIsWritten()
    {
        var page = await (await confirmation.Student()).Open(Ask + "entry_date");

        var refused = await page.Submit("提交申请", ("value", "2021-09-01"), ("why", "写错了"));

        Assert.Contains("相同", refused.TextOf("#value-error"));
    }

    [Fact]
    public async Task Ask_Good_IsShownAtTheFieldAndOnItsOwnPage()
    {
        var student = await confirmation.Student();
        await student.View();
        var page = await student.Open(Ask + "name");

        var correction = await page.Upload(
            "提交申请",
            "evidence:id_card",
            "证.png",
            EvidenceSamples.Png,
            ("value", "宁静静"),
            ("why", "笔误")
        );

        var asked = Assert.Single(await student.Corrections());
        Assert.Equal($"/me/corrections/{asked.Id}", correction.Path);
        Assert.Equal(RouteDecision.School, asked.Route);
        Assert.Equal("id_card", Assert.Single(asked.Evidence).Kind);
        Assert.Contains("宁静静", (await student.Open("/me/record")).TextOf("#name .asked"));
    }

    [Theory]
    [InlineData("程序.jpg")]
    [InlineData("空.jpg")]
    [InlineData("大.jpg")]
    [Trait("Requirement", "SEC-6")]
    public async Task Ask_OneBadFileAmongGoodText_KeepsTheRequestAndNamesTheFileAtItsInput(string name)
    {
        var student = await confirmation.Student();
        var page = await student.Open(Ask + "name");
        var content =
            name[0] == '程' ? EvidenceSamples.Program
            : name[0] == '大' ? EvidenceSamples.TooLarge
            : [];

        var correction = await page.Upload("提交申请", "evidence:id_card", name, content, ("value", "宁静静"), ("why", "笔误"));

        Assert.StartsWith("/me/corrections/", correction.Path);
        Assert.Contains(name, correction.TextOf("#e-id_card-error"));
        Assert.Empty(Assert.Single(await student.Corrections()).Evidence);
    }

    [Fact]
    public async Task Ask_GoodFileAmongBadText_SaysThatItHasToBeChosenAgain()
    {
        var page = await (await confirmation.Student()).Open(Ask + "name");

        var refused = await page.Upload("提交申请", "evidence:id_card", "证.png", EvidenceSamples.Png, ("why", "笔误"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("重新选择材料", refused.TextOf("#needs .alert-warning"));
    }

    [Fact]
    public async Task Ask_PressedTwice_AsksOnce()
    {
        var student = await confirmation.Student();
        var page = await student.Open(Ask + "name");

        var first = await page.Submit("提交申请", ("value", "宁静静"), ("why", "笔误"));
        var second = await page.Submit("提交申请", ("value", "宁静静"), ("why", "笔误"));

        Assert.Equal(first.Path, second.Path);
        Assert.Single(await student.Corrections());
    }

    [Fact]
    public async Task Ask_SameFieldInAnotherTab_IsRefusedInOneSentence()
    {
        var student = await confirmation.Student();
        var page = await student.Open(Ask + "name");
        await student.Ask("name");

        var refused = await page.Submit("提交申请", ("value", "宁静静"), ("why", "笔误"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("已申请更正", refused.TextOf(".alert-danger"));
    }

    [Theory]
    [InlineData("political_status")]
    [InlineData("category")]
    [InlineData("no_such_field")]
    public async Task Ask_FieldThatIsNotOpen_IsNotThere(string field)
    {
        var page = await (await confirmation.Student()).Open(Ask + field);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Ask_AfterTheDeclaration_SaysToWithdrawFirst()
    {
        var student = await confirmation.Student();
        await student.Declare();

        var page = await student.Open(Ask + "name");

        Assert.Contains("先撤回确认", page.TextOf(".alert-warning"));
        Assert.Null(page.Document.QuerySelector("#ask"));
    }

    [Fact]
    [Trait("Requirement", "CON-3")]
    public async Task Ask_ByTheCounselor_IsByProxyAndOnlyForTheOwnClass()
    {
        var student = await confirmation.Student();
        var path = $"/campaigns/2025/students/{student.Id}/corrections/new?field=name";

        var other = await confirmation.App.As(Role.Counselor, CheckingFixture.OtherClass).Open(path);
        var page = await (await confirmation.Counselor.Open(path)).Submit("提交申请", ("value", "宁静静"), ("why", "住院"));

        var asked = Assert.Single(await student.Corrections());
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        Assert.True(asked.ByProxy);
        Assert.Equal($"/campaigns/2025/students/{student.Id}/corrections/{asked.Id}", page.Path);
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Ask_RequestBeyondTheLimit_IsAnswered413()
    {
        var browser = await (await confirmation.Student()).Person.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, Ask + "name") { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentLength = 300L << 20;
        request.Headers.ExpectContinue = true;

        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Correction_Withdrawn_OpensTheFieldAgain()
    {
        var student = await confirmation.Student();
        await student.View();
        var id = (await student.Ask()).Value;

        var page = await (await student.Open($"/me/corrections/{id}")).Submit("撤回申请");

        Assert.Equal("/me/record", page.Path);
        Assert.NotNull(page.Document.QuerySelector("#name input[name=ticked]"));
        Assert.Equal(CorrectionState.Withdrawn, Assert.Single(await student.Corrections()).State);
    }
}

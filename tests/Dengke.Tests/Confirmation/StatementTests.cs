using System.Net;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Counselors;

namespace Dengke.Tests.Confirmation;

/// <summary>After the declaration: taking it back, being registered, being returned; and what the student's first page says of it.</summary>
public sealed class StatementTests(CheckingFixture confirmation) : IClassFixture<CheckingFixture>
{
    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task Withdraw_WithReason_OpensTheRecordAgainWithItsTicks()
    {
        var student = await confirmation.Student();
        await student.Declare();
        var page = await student.Open("/me/record");

        var after = await page.Submit("撤回确认", ("reason", "看错了"));

        Assert.Equal(ConfirmationState.Viewed, (await student.Confirmation())!.State);
        Assert.NotEmpty(after.Document.QuerySelectorAll("input[name=ticked][checked]"));
    }

    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task Withdraw_WithoutReason_IsSaidAtTheInput()
    {
        var student = await confirmation.Student();
        await student.Declare();

        var refused = await (await student.Open("/me/record")).Submit("撤回确认");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("原因", refused.TextOf("#reason-error"));
        Assert.Equal(ConfirmationState.DeclaredCorrect, (await student.Confirmation())!.State);
    }

    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task MyRecord_Registered_NamesTheCounselorWithTheTelephoneAndNoButton()
    {
        var student = await confirmation.Student();
        await student.Declare();
        var before = await student.Open("/me/record");
        await Register(student);

        var page = await student.Open("/me/record");
        var late = await before.Submit("撤回确认", ("reason", "看错了"));

        Assert.Contains("010-5550-2001", page.TextOf("section[aria-labelledby=statement]"));
        Assert.Empty(page.TextsOf("main form"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("联系辅导员", late.TextOf(".alert-danger"));
    }

    [Fact]
    [Trait("Requirement", "CON-1")]
    public async Task Mine_Registered_SaysWhenAndByWhomAndTellsEveryStep()
    {
        var student = await confirmation.Student();
        await student.Declare();
        await Register(student);

        var page = await student.Open("/me");

        Assert.Contains(confirmation.Counselor.UserName, page.TextsOf(".step.is-done .step-note")[1]);
        Assert.Contains("10月10日", page.TextsOf(".step.is-done .step-note")[0]);
        Assert.Equal(["登记", "提交确认: 17 项无误, 0 项申请更正", "打开了学籍信息"], page.TextsOf(".history li > p"));
    }

    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task Mine_Returned_ShowsTheReasonAndAsksToCheckAgain()
    {
        var student = await confirmation.Student();
        await student.Declare();
        var version = (await student.Confirmation())!.Version;
        var returned = await confirmation.Counselor.Run(
            new ReturnDeclaration(CheckingFixture.Campaign, student.Id, "姓名请再看一遍", version)
        );
        Assert.True(returned.IsOk, returned.Failure?.Message);

        var page = await student.Open("/me");

        Assert.Contains("姓名请再看一遍", page.TextOf(".next-act"));
        Assert.Contains("已退回", page.TextOf(".step.is-open"));
        Assert.Contains("姓名请再看一遍", (await student.Open("/me/record")).TextOf(".alert-danger"));
    }

    private async Task Register(TestStudent student)
    {
        var registered = await confirmation.Counselor.Run(new RegisterStudents(CheckingFixture.Campaign, [student.Id]));
        Assert.True(registered.IsOk, registered.Failure?.Message);
    }
}

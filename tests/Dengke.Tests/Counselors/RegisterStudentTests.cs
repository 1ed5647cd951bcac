using System.Net;
using Dengke.Domain.Confirmation;
using Dengke.Features.Counselors;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Counselors;

[Trait("Requirement", "CON-3")]
public sealed class RegisterStudentTests(CounselorFixture fixture) : IClassFixture<CounselorFixture>
{
    private const string Base = CounselorFixture.Base;

    [Fact]
    public async Task Student_Declared_IsRegisteredAndTheHistorySaysByWhom()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);

        var page = await (await fixture.Counselor.Open($"{Base}/{student.Id}")).Submit("登记");

        Assert.Equal(ConfirmationState.Registered, await fixture.State(student));
        Assert.Equal($"{Base}/{student.Id}", page.Path);
        Assert.Equal("已登记", page.TextOf("#panel-body .state"));
        Assert.Contains(
            page.TextsOf(".history li.is-binding"),
            step => step.Contains("登记") && step.Contains(fixture.Counselor.UserName)
        );
    }

    [Fact]
    public async Task Student_InThePanel_IsFollowedByTheListAsItWasFiltered()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);
        var browser = await fixture.Counselor.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/{student.Id}?state=declared");
        request.Headers.Add("HX-Request", "true");

        var page = await (await browser.Send(request)).Submit("登记");

        Assert.Equal($"{Base}?state=declared", page.Path);
        Assert.Contains(student.StudentNo, page.TextOf("[role=status]"));
    }

    [Fact]
    public async Task Student_EvidenceMissing_IsRegisteredOnlyBySayingThatTheOriginalsWereSeen()
    {
        var student = await fixture.Take();
        await fixture.DeclareWithCorrection(student);
        var page = await fixture.Counselor.Open($"{Base}/{student.Id}");

        var refused = await page.Submit("登记");
        var state = await fixture.State(student);
        await page.Submit("登记", ("evidenceSeen", "true"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("缺少材料", refused.TextOf("[role=alert]"));
        Assert.Equal(ConfirmationState.CorrectionAsked, state);
        Assert.Equal(ConfirmationState.Registered, await fixture.State(student));
        var operation = Assert.Single(await fixture.Operations(student, "confirmation.register"));
        var happened = await fixture.App.Read(db => db.AuditEvents.SingleAsync(e => e.OperationId == operation.Id));
        Assert.Contains("originalsSeen", happened.Data);
    }

    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task Student_ChangedSinceDeclared_CanOnlyBeReturned()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);
        await fixture.Rename(student, "甯静");

        var page = await fixture.Counselor.Open($"{Base}/{student.Id}");
        var outcome = await fixture.Counselor.Run(new RegisterStudents(CounselorFixture.Campaign, [student.Id]));

        Assert.Contains("数据有更新", page.TextOf(".alert-warning"));
        Assert.DoesNotContain("登记", page.TextsOf(".acts button"));
        Assert.Contains("退回本人", page.TextsOf(".acts button"));
        Assert.Equal("changed_since", outcome.Failure?.Code);
    }

    [Fact]
    public async Task Proxy_WithoutReason_IsRefusedAndWithOneStandsBesideTheRegistration()
    {
        var student = await fixture.Take();
        var page = await fixture.Counselor.Open($"{Base}/{student.Id}");

        var refused = await page.Submit("代签登记", ("reason", " "));
        var state = await fixture.State(student);
        var done = await page.Submit("代签登记", ("reason", "在国外交换, 不能登录"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(ConfirmationState.NotStarted, state);
        Assert.Equal(ConfirmationState.Registered, await fixture.State(student));
        Assert.Contains("在国外交换, 不能登录", done.TextOf(".pairs"));
    }

    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task Return_WithReason_GivesTheRecordBackAndTheListSaysSo()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);

        var page = await (await fixture.Counselor.Open($"{Base}/{student.Id}")).Submit("退回本人", ("reason", "请再看姓名"));
        var list = await fixture.Counselor.Open($"{Base}?q={student.StudentNo}");

        Assert.Equal(ConfirmationState.Viewed, await fixture.State(student));
        Assert.Contains("请再看姓名", page.TextOf(".alert-warning"));
        Assert.Equal(["待确认", "已退回"], list.TextsOf("#list tbody .state"));
    }

    [Fact]
    [Trait("Requirement", "CON-8")]
    public async Task Return_RecordHasMovedOn_IsStaleAndKeepsTheReason()
    {
        var student = await fixture.Take();
        await fixture.Declare(student);
        var page = await fixture.Counselor.Open($"{Base}/{student.Id}");
        await page.Submit("登记");

        var stale = await page.Submit("退回本人", ("reason", "请再看姓名"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("请再看姓名", stale.TextOf("#return-reason"));
        Assert.Equal(ConfirmationState.Registered, await fixture.State(student));
    }

    [Theory]
    [InlineData("待办", false, "代签登记")]
    [InlineData("已确认", true, "退回本人")]
    public async Task Student_InAState_HasTheButtonsOfItsLifeCycle(string word, bool declared, string button)
    {
        var student = await fixture.Take();
        if (declared)
        {
            await fixture.Declare(student);
        }

        var page = await fixture.Counselor.Open($"{Base}/{student.Id}");

        Assert.Equal(word, page.TextOf("#panel-body .state"));
        Assert.Contains(button, page.TextsOf(".acts button"));
        Assert.Equal(!declared, page.Text.Contains("代申请更正"));
        Assert.Equal(declared, page.TextsOf(".acts button").Contains("登记"));
    }
}

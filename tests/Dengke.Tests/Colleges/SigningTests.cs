using System.Net;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Colleges;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Tests.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Colleges;

[Trait("Requirement", "CON-5")]
public sealed class SigningTests(DatabaseTemplate template) : CollegeTest(template)
{
    private const string Button = "签字并提交";
    private static readonly (string, string) Password = ("Password", PeopleExtensions.Password);

    [Fact]
    public async Task Sign_RightPassword_SubmitsWhatWasShown()
    {
        await Correct(Same, "name", "何壹");
        Ok(await Flow.Close(Finance));
        var leader = await LeaderWithPassword();
        var sheet = await (await leader.Open(Address)).Follow(Button);
        var shown = sheet.TextOf(".hash-groups")!;

        var page = await sheet.Submit(Button, Password);

        var round = Assert.Single((await Flow.Submission(Finance))!.Signed);
        Assert.Equal(Digest.Print(round.RowsHash), shown);
        Assert.Equal((1, 1, 1, 1), (round.Round, round.Students, round.Corrections, round.Missing));
        Assert.Equal(Address, page.Path);
        Assert.Contains("已提交", page.TextOf(".page-task"));
        Assert.NotNull(page.Document.QuerySelector(".seal-stamp.is-coming"));
        Assert.Contains(shown, page.TextOf(".sheet-foot"));
        Assert.Equal(ConfirmationState.Submitted, await Flow.State(Same));
        Assert.Null((await leader.Open(Address)).Document.QuerySelector(".seal-stamp.is-coming"));
    }

    [Fact]
    public async Task Sign_ClickedTwice_SignsOnce()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var leader = await LeaderWithPassword();
        var sheet = await leader.Open($"{Address}/sign");

        var first = await sheet.Submit(Button, Password);
        var second = await sheet.Submit(Button, Password);

        Assert.All([first, second], p => Assert.Equal((HttpStatusCode.OK, Address), (p.Status, p.Path)));
        Assert.Single((await Flow.Submission(Finance))!.Signed);
    }

    [Fact]
    public async Task Sign_WrongPassword_IsCountedAndLocksAtLast()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var leader = await LeaderWithPassword();
        var sheet = await leader.Open($"{Address}/sign");

        var wrong = await sheet.Submit(Button, ("Password", "not the password"));
        for (var i = 1; i < LockOut.Allowed; i++)
        {
            wrong = await wrong.Submit(Button, ("Password", "not the password"));
        }

        var locked = await wrong.Submit(Button, Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("没有签字", wrong.TextOf(".alert-danger"));
        Assert.Contains("账号已锁定至", wrong.TextOf(".alert-danger"));
        Assert.Equal(LockOut.Allowed, (await leader.Account()).FailedSignIns);
        Assert.Equal(HttpStatusCode.Conflict, locked.Status);
        Assert.Contains("暂时锁定", locked.TextOf(".alert-danger"));
        Assert.Empty((await Flow.Submission(Finance))!.Signed);
        Assert.Equal(LockOut.Allowed, await Flow.App.Read(db => db.AuditEvents.CountAsync(e => e.Type == "SignatureRefused")));
    }

    [Fact]
    public async Task Sign_RegistrationSinceTheLook_IsRefusedAndTheNewSheetShown()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var leader = await LeaderWithPassword();
        var sheet = await leader.Open($"{Address}/sign");
        await Register(Second);

        var refused = await sheet.Submit(Button, Password);
        var signed = await refused.Submit(Button, Password);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("没有签字", refused.TextOf(".alert-danger"));
        Assert.Contains("又登记了 1 名学生", refused.Text);
        Assert.NotEqual(sheet.TextOf(".hash-groups"), refused.TextOf(".hash-groups"));
        Assert.Equal(Address, signed.Path);
        Assert.Equal(0, Assert.Single((await Flow.Submission(Finance))!.Signed).Missing);
    }

    [Fact]
    public async Task Sign_ReopenedAndClosedSinceTheLook_IsRefused()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var leader = await LeaderWithPassword();
        var sheet = await leader.Open($"{Address}/sign");
        Ok(await leader.Run(new OpenSummary(Campaign, Finance, "再看一下", await Flow.SubmissionVersion(Finance))));
        Ok(await Flow.Close(Finance));

        var refused = await sheet.Submit(Button, Password);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Empty((await Flow.Submission(Finance))!.Signed);
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Acts_ByWhoeverHoldsNoRoleThere_AreRefused()
    {
        await RegisterTheFirst();
        var registrarToo = new Grant(Role.Registrar);
        var secretary = Flow.App.Somebody(registrarToo, new(Role.CollegeSecretary, Accountancy));
        var leader = await Flow.App.WithPassword(null, registrarToo, new(Role.CollegeLeader, Accountancy));

        var closed = await secretary.Run(new CloseSummary(Campaign, Finance, 0));
        Ok(await Flow.Close(Finance));
        var version = await Flow.SubmissionVersion(Finance);
        var opened = await secretary.Run(new OpenSummary(Campaign, Finance, "试试", version));
        var signed = await Flow.Sign(leader, Finance, await Flow.RowsHash(Finance), PeopleExtensions.Password);
        var byRegistrar = await Flow.Registrar.Run(new CloseSummary(Campaign, Finance, version));

        Assert.All([closed.Failure, opened.Failure, signed.Failure], f => Assert.Equal("not_found", f?.Code));
        Assert.Equal("forbidden", byRegistrar.Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    public async Task Sign_AfterTheDeadline_IsRefusedWithTheWindow()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var leader = await LeaderWithPassword();
        var before = await leader.Open($"{Address}/sign");
        Flow.App.Clock.SetUtcNow(new DateTimeOffset(2024, 10, 21, 2, 0, 0, TimeSpan.Zero));

        var refused = await before.Submit(Button, Password);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("10月21日(周一)10:00", refused.TextOf(".alert-danger"));
        Assert.Empty(refused.TextsOf("#Password"));
        Assert.Empty((await Flow.Submission(Finance))!.Signed);
    }

    [Fact]
    public async Task Return_ByTheRegistrar_BeginsANewRound()
    {
        await RegisterTheFirst();
        await CloseAndSign();
        await Return("第 1 行缺少材料");
        var returned = await Flow.Secretary(Finance).Open(Address);
        await Register(Second);

        var second = await CloseAndSign();

        Assert.Contains("已退回", returned.TextOf(".page-task"));
        Assert.Contains("第 1 行缺少材料", returned.TextOf(".alert-danger"));
        Assert.Equal((2, 2), (second.Round, second.Students));
        var page = await Flow.Secretary(Finance).Open(Address);
        Assert.Contains("第 1 行缺少材料", page.TextOf(".history"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Address}/rounds/1/pdf']"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Address}/rounds/2/xlsx']"));
    }

    [Fact]
    public async Task Supplement_Later_IsTakenOnceTheSummaryWasAccepted()
    {
        await RegisterTheFirst();
        var first = await CloseAndSign();
        await Register(Second);
        var waiting = await Flow.Secretary(Finance).Open(Address);
        var early = await Flow.Close(Finance);
        await Accept(first);

        var page = await (await Flow.Secretary(Finance).Open(Address)).Submit("补充汇总, 送签");
        Ok(await Flow.Sign(Finance));

        Assert.Contains("又登记了 1 名学生", waiting.Text);
        Assert.Equal("not_accepted_yet", early.Failure?.Code);
        Assert.Contains("第 2 次", page.TextOf("#sheet-title + p"));
        var rounds = (await Flow.Submission(Finance))!.Signed;
        Assert.Equal([1, 1], rounds.OrderBy(r => r.Round).Select(r => r.Students));
        Assert.Equal(ConfirmationState.Final, await Flow.State(Same));
    }
}

using System.Net;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Registrar;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Colleges;

[Trait("Requirement", "CON-4")]
public sealed class CollegePagesTests(DatabaseTemplate template) : CollegeTest(template)
{
    private const string AnotherNumber = "110105200303070049";

    [Fact]
    public async Task Colleges_OneCollege_LeadsStraightThere()
    {
        var page = await Flow.Secretary(Finance).Open($"/campaigns/{Campaign}/colleges");

        Assert.Equal(Address, page.Path);
        Assert.Contains(Finance, page.TextOf("h1"));
    }

    [Fact]
    public async Task Colleges_SeveralColleges_AreAList()
    {
        var both = Flow.App.Somebody(new(Role.CollegeSecretary, Finance), new(Role.CollegeLeader, Accountancy));

        var own = await both.Open($"/campaigns/{Campaign}/colleges");
        var all = await Flow.Registrar.Open($"/campaigns/{Campaign}/colleges");

        Assert.Equal([Finance, Accountancy], own.TextsOf("tbody th"));
        Assert.True(all.TextsOf("tbody th").Count > 2);
        Assert.Equal(Address, (await own.Follow(Finance)).Path);
    }

    [Theory]
    [Trait("Requirement", "SEC-1")]
    [InlineData("")]
    [InlineData("/sign")]
    [InlineData("/missing")]
    [InlineData("/rounds/1/pdf")]
    [InlineData("/rounds/1/xlsx")]
    public async Task Routes_OfAnotherCollege_AreNotThere(string route)
    {
        await RegisterTheFirst();
        await CloseAndSign();

        Assert.Equal(HttpStatusCode.NotFound, (await Flow.Leader(Accountancy).Open(Address + route)).Status);
        if (route != "/sign")
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Flow.Secretary(Accountancy).Open(Address + route)).Status);
        }
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task College_Registrar_ReadsAndHasNoAct()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));

        var page = await Flow.Registrar.Open(Address);

        Assert.Contains("确认无误 1 人", page.Text);
        Assert.Empty(page.TextsOf("main form"));
        Assert.DoesNotContain("签字并提交", page.Text);
    }

    [Fact]
    public async Task College_SomeRegistered_ShowsTheirCorrectionsAndTheMissingWithTheirCounselor()
    {
        await Correct(Same, "name", "何壹");
        await Flow.View(Second);

        var page = await Flow.Secretary(Finance).Open(Address);

        var row = page.TextOf(".sheet-table tbody tr")!;
        Assert.All(
            ["2021310001", "何一", "金融21-1", "姓名", "何壹", "学信网", "身份证上是这样写的"],
            t => Assert.Contains(t, row)
        );
        var missing = page.TextOf(".missing-class")!;
        Assert.All(["金融21-1", "1/2", "阿依古丽", "2021310002", "已查看"], t => Assert.Contains(t, missing));
        Assert.Contains("孙建平 · 010-5550-2001", missing);
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task College_DocumentNumber_IsMaskedOnTheScreen()
    {
        await Correct(Same, "document_no", AnotherNumber);

        var page = await Flow.Secretary(Finance).Open(Address);

        Assert.Contains("1101**********0049", page.TextOf(".sheet-table"));
        Assert.DoesNotContain(AnotherNumber, page.Document.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task Missing_Export_NamesEachWithStateAndCounselor()
    {
        await RegisterTheFirst();

        var rows = SignedFile.RowsOf(await Download(Flow.Secretary(Finance), $"{Address}/missing"));

        Assert.Equal(["学号", "姓名", "班级", "状态", "辅导员", "辅导员电话"], rows[0]);
        Assert.Equal([Second, "阿依古丽·买买提", FinanceClass, "待办", "孙建平", "010-5550-2001"], rows[1]);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task Close_NobodyRegistered_IsRefused()
    {
        var page = await Flow.Secretary(Finance).Open(Address);
        var closed = await Flow.Close(Finance);

        Assert.Equal("nothing_to_sign", closed.Failure?.Code);
        Assert.NotNull(page.Document.QuerySelector("main form button[disabled]"));
        Assert.Contains("还没有已登记的学生", page.Text);
    }

    [Fact]
    public async Task Close_ClickedTwice_ClosesOnce()
    {
        await RegisterTheFirst();
        var page = await Flow.Secretary(Finance).Open(Address);

        var first = await page.Submit("汇总完毕, 送签");
        var second = await page.Submit("汇总完毕, 送签");

        Assert.All([first, second], p => Assert.Equal((HttpStatusCode.OK, Address), (p.Status, p.Path)));
        Assert.Contains("待签字", first.TextOf(".page-task"));
        Assert.Equal(1, await EventsOf("SummaryClosed"));
    }

    [Fact]
    public async Task Open_WithoutAReason_IsRefusedAndWithOneOpensAgain()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var page = await Flow.Secretary(Finance).Open(Address);

        var without = await page.Submit("退回汇总中", ("Reason", "  "));
        var with = await page.Submit("退回汇总中", ("Reason", "还有一人要登记"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("请填写原因", without.TextOf(".alert-danger"));
        Assert.Contains("汇总中", with.TextOf(".page-task"));
        Assert.Contains("还有一人要登记", with.TextOf(".alert-warning"));
        Assert.Equal(ConfirmationState.Registered, await Flow.State(Same));
    }

    [Fact]
    public async Task Open_FromAStalePage_LosesNothing()
    {
        await RegisterTheFirst();
        Ok(await Flow.Close(Finance));
        var page = await Flow.Secretary(Finance).Open(Address);
        await page.Submit("退回汇总中", ("Reason", "先补登"));
        await Register(Second);
        Ok(await Flow.Close(Finance));

        var stale = await page.Submit("退回汇总中", ("Reason", "这是旧页面"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("已被他人更改", stale.TextOf(".alert-danger"));
        Assert.Equal("这是旧页面", stale.TextOf("#Reason"));
        Assert.Equal(SubmissionState.AwaitingSignature, (await Flow.Submission(Finance))!.State);
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    public async Task College_PastTheDeadline_IsOverdueUntilAnExtension()
    {
        await RegisterTheFirst();
        Flow.App.Clock.SetUtcNow(new DateTimeOffset(2024, 10, 21, 2, 0, 0, TimeSpan.Zero));
        var overdue = await Flow.Secretary(Finance).Open(Address);
        var refused = await Flow.Close(Finance);
        var until = new DateTime(2024, 10, 22, 10, 0, 0);
        Ok(
            await Flow.Registrar.Run(
                new ExtendWindow(Campaign, Domain.Campaigns.Phase.CollegeSubmission, Finance, null, until, "出差")
            )
        );

        var extended = await Flow.Secretary(Finance).Open(Address);
        var round = await CloseAndSign();

        Assert.Contains("逾期", overdue.TextOf(".page-task"));
        Assert.Equal("outside_window", refused.Failure?.Code);
        Assert.DoesNotContain("逾期", extended.TextOf(".page-task"));
        Assert.Contains("10月22日(周二)10:00", extended.TextOf(".page-due"));
        Assert.Contains("标记为迟交", extended.Text);
        Assert.True(round.Late);
        Assert.Contains("迟交", (await Flow.Secretary(Finance).Open(Address)).TextOf(".history"));
    }

    [Fact]
    public async Task College_AskedWithAnOlderSummary_SaysThatThereIsANewer()
    {
        var page = await Flow.Secretary(Finance).Open(Address);
        var poll = page.Document.QuerySelector("#fresh")!.GetAttribute("hx-get")!;
        var before = await Flow.Secretary(Finance).Open(poll);
        await RegisterTheFirst();

        var after = await Flow.Secretary(Finance).Open(poll);

        Assert.Equal("", before.TextOf("#fresh"));
        Assert.Contains("有新的登记", after.TextOf("#fresh"));
    }

    private Task<int> EventsOf(string type) => Flow.App.Read(db => db.AuditEvents.CountAsync(e => e.Type == type));
}

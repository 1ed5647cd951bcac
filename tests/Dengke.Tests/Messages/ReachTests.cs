using System.Net;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Counselors;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>Who was reached: the link in a message, the registrar's page, the counselor's call list.</summary>
[Trait("Requirement", "MSG-2")]
public sealed class ReachTests(DatabaseTemplate template) : SendingTest(template)
{
    private const string Root = $"/campaigns/{ConfirmationFixture.Campaign}/messages";
    private const string Calls = $"/campaigns/{ConfirmationFixture.Campaign}/register/calls";

    private static MessageTemplate Opens =>
        new("confirmation_opens", MessageAudience.Student, "请核对并确认", "{{ name }}: {{ link }}")
        {
            Channels = [MessageChannel.App, MessageChannel.Email],
        };

    [Fact]
    public async Task Link_FollowedByTheAddressee_LeadsThereAndMarksItOpened()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        await Details(Same, null, "heyi@example.edu.cn");
        await TellAndTick(Same);
        var link = $"/m/{(await Delivery()).Token}";

        var visitor = await App.Visitor().Open(link);
        var other = await Flow.Student(Second).Open(link);
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
        Assert.Equal("/inbox", other.Path);
        Assert.Null((await Delivery()).OpenedAt);
        var own = await Flow.Student(Same).Open(link);
        _ = await Flow.Student(Same).Open(link);

        Assert.Equal("/me", own.Path);
        Assert.NotNull((await Delivery()).OpenedAt);
        Assert.NotNull(Assert.Single(await App.Inbox(Flow.Student(Same))).ReadAt);
    }

    [Fact]
    public async Task Opening_IsToldToEveryoneOfTheCohortOnce_WithOrWithoutAnAccount()
    {
        await Notice(Opens);
        _ = await Flow.Student(Same).Id();

        await App.Tick();
        await App.Tick();

        var messages = await App.Read(db => Task.FromResult(db.InboxMessages.ToList()));
        Assert.Equal([Same, Second, OtherName, RegistryOnly], await Numbers(messages.ConvertAll(m => m.StudentId!.Value)));
        Assert.Single(messages, m => m.AccountId is not null);
    }

    [Fact]
    public async Task Page_CountsWhoWasReached_AndListsWhoWasNot()
    {
        await Notice(Opens);
        await Details(Same, null, "heyi@example.edu.cn");
        _ = await Flow.Student(Second).Id();
        await TickTwice();
        await Flow.View(Same);
        Ok(await Flow.Declare(Same));

        var page = await Flow.Registrar.Open($"{Root}?template=confirmation_opens&state=Unreached");

        var all = await Flow.Registrar.Open(Root);
        Assert.Contains("请核对并确认信息确认 4 2 0 0 1 0 3", all.TextOf("section[aria-labelledby=steps] tbody tr"));
        Assert.Contains("邮件 已配置", all.TextOf("section[aria-labelledby=channels] tbody"));
        Assert.Contains("企业微信 未配置", all.TextOf("section[aria-labelledby=channels] tbody"));
        var rows = page.TextsOf("#list tbody tr");
        Assert.Equal(3, rows.Count);
        Assert.DoesNotContain(rows, r => r.Contains(Same, StringComparison.Ordinal));
        Assert.Contains(
            rows,
            r => r.Contains(OtherName, StringComparison.Ordinal) && r.Contains("无法发送", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task CallList_HasTheNumberAndTheLastMessage_AndAWordTakesThemOffTheUnreached()
    {
        await Notice(Opens);
        await Details(Same, "13800000001", null);
        await TickTwice();
        var counselor = Flow.Counselor(FinanceClass);

        var before = await counselor.Open($"{Calls}?unreached=true");
        Ok(await counselor.Run(new NoteContact(ConfirmationFixture.Campaign, await Flow.Id(Same), "已电话告知")));
        var after = await counselor.Open($"{Calls}?unreached=true");

        var row = Assert.Single(before.TextsOf("tbody tr"), r => r.Contains(Same, StringComparison.Ordinal));
        Assert.Contains("13800000001", row, StringComparison.Ordinal);
        Assert.Contains("站内 未读、邮件 没有地址", row, StringComparison.Ordinal);
        Assert.DoesNotContain(Same, after.Text, StringComparison.Ordinal);
        Assert.Contains("电话告知", (await Flow.Registrar.Open(Root)).Text, StringComparison.Ordinal);
        var told = (await Flow.Registrar.Open($"{Root}?q={Same}")).TextOf("#list tbody tr");
        Assert.Contains("已电话告知", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallList_ShowsNobodyOfAnotherClass()
    {
        await Notice(Opens);
        await Details(OtherName, "13800000003", null);
        await TickTwice();

        var page = await Flow.Counselor(FinanceClass).Open(Calls);

        Assert.DoesNotContain("13800000003", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Flow.Counselor(FinanceClass).Open(Root)).Status);
    }

    [Fact]
    public async Task Exported_IsAWorkbook()
    {
        using var answer = await (await Flow.Registrar.Browser()).Http.GetAsync($"{Root}?handler=export");

        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    private Task<List<string>> Numbers(List<Guid> ids) =>
        App.Read(db =>
            Task.FromResult(db.Students.Where(s => ids.Contains(s.Id)).Select(s => s.StudentNo).OrderBy(n => n).ToList())
        );
}

using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Counselors;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Outbox;
using Dengke.Platform.Recurring;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

[Trait("Requirement", "MSG-3")]
public sealed class DeliveryTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly ConfirmationFixture flow = new(template);

    public ValueTask InitializeAsync() => flow.InitializeAsync();

    public ValueTask DisposeAsync() => flow.DisposeAsync();

    [Fact]
    [Trait("Requirement", "MSG-1")]
    public async Task Return_WithAReason_TellsTheStudentAndMasksADocumentNumber()
    {
        var student = flow.Student(Same);
        await flow.View(Same);
        Ok(await flow.Declare(Same));
        Ok(
            await flow.Counselor(FinanceClass)
                .Run(
                    new ReturnDeclaration(
                        Campaign,
                        await flow.Id(Same),
                        "证件号码应为 11010519491231002X, 请改",
                        await flow.Version(Same)
                    )
                )
        );

        await flow.App.Tick();

        var message = Assert.Single(await flow.App.Inbox(student));
        Assert.Equal(("declaration_returned", "/me"), (message.Template, message.Link));
        Assert.Contains("1101**********002X", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002X", message.Body, StringComparison.Ordinal);
        Assert.Empty(await flow.App.Inbox(flow.Student(OtherName)));
    }

    [Fact]
    [Trait("Requirement", "MSG-1")]
    public async Task Ask_ACorrection_TellsTheOwnCounselorOnly()
    {
        var (own, other) = (flow.Counselor(FinanceClass), flow.Counselor(AccountancyClass));
        _ = (await own.Id(), await other.Id());
        await flow.View(Same);
        Ok(await flow.Ask(Same, "name", "何壹"));

        await flow.App.Tick();

        var message = Assert.Single(await flow.App.Inbox(own));
        Assert.Contains("姓名", message.Subject, StringComparison.Ordinal);
        Assert.Empty(await flow.App.Inbox(other));
    }

    [Fact]
    public async Task Tick_FromTwoNodesAtOnce_TellsOnce()
    {
        var student = flow.Student(Same);
        await Declared();
        var dispatchers = Enumerable
            .Range(0, 4)
            .Select(_ => ActivatorUtilities.CreateInstance<OutboxDispatcher>(flow.App.Services))
            .ToList();

        await Task.WhenAll(dispatchers.Select(d => d.Run(TestContext.Current.CancellationToken)));

        Assert.Single(await flow.App.Inbox(student));
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task Tick_AfterANodeDiedWithAMessage_TellsWhenTheClaimHasRunOut()
    {
        var student = flow.Student(Same);
        await Declared();
        await flow.App.Read(db =>
            db.OutboxMessages.Where(m => m.DoneAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, flow.App.Clock.GetUtcNow().AddMinutes(5)))
        );

        await flow.App.Tick();
        Assert.Empty(await flow.App.Inbox(student));
        flow.App.Clock.Advance(TimeSpan.FromMinutes(6));
        await flow.App.Tick();

        Assert.Single(await flow.App.Inbox(student));
    }

    [Fact]
    public async Task Tick_AMessageThatNeverWorks_IsTriedAgainAndGivenUpWithItsReason()
    {
        await flow.App.Read(db =>
        {
            db.OutboxMessages.Add(
                new OutboxMessage
                {
                    Id = Guid.CreateVersion7(),
                    Kind = MessageRequest.Kind,
                    Payload = "no json",
                    CreatedAt = flow.App.Clock.GetUtcNow(),
                    DueAt = flow.App.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });

        await flow.App.Tick();
        var first = Assert.Single(await Waiting());
        Assert.Equal(1, first.Attempts);
        Assert.True(first.DueAt > flow.App.Clock.GetUtcNow());
        for (var i = 1; i < OutboxDispatcher.MostAttempts; i++)
        {
            flow.App.Clock.Advance(TimeSpan.FromHours(7));
            await flow.App.Tick();
        }

        var last = await flow.App.Read(db => db.OutboxMessages.SingleAsync(m => m.Payload == "no json"));
        Assert.NotNull(last.FailedAt);
        Assert.Null(last.DoneAt);
        Assert.False(string.IsNullOrEmpty(last.LastError));
    }

    [Fact]
    [Trait("Requirement", "MSG-1")]
    public async Task Inbox_ShowsWhatIsNewAndKeepsItReadOnceMarked()
    {
        var student = flow.Student(Same);
        await Declared();
        await flow.App.Tick();

        var page = await student.Open("/inbox");
        // With that of the opening, of which everybody is told.
        Assert.Contains("2 条未读", page.TextOf(".page-due"));
        Assert.Contains("重新核对", page.TextOf(".inbox"));
        Assert.Equal("/me", page.Document.QuerySelector(".inbox a.btn")!.GetAttribute("href"));
        var after = await page.Submit("全部标为已读");

        Assert.Equal("/inbox", after.Path);
        Assert.Contains("没有未读", after.TextOf(".page-due"));
        Assert.Null(after.Document.QuerySelector(".bell-count"));
        Assert.NotNull((await flow.App.Inbox(student))[0].ReadAt);
        Assert.Contains("还没有消息", (await flow.Student(OtherName).Open("/inbox")).TextOf(".empty-state"));
    }

    private async Task Declared()
    {
        await flow.View(Same);
        Ok(await flow.Declare(Same));
        Ok(
            await flow.Counselor(FinanceClass)
                .Run(new ReturnDeclaration(Campaign, await flow.Id(Same), "请再看一遍", await flow.Version(Same)))
        );
    }

    private Task<List<OutboxMessage>> Waiting() =>
        flow.App.Read(db => db.OutboxMessages.Where(m => m.DoneAt == null && m.FailedAt == null).ToListAsync());
}

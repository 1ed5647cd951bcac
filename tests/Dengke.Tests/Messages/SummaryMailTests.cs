using Dengke.Data;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>The copy of a signed summary, against a real mail server.</summary>
[Trait("Requirement", "CON-5")]
public sealed class SummaryMailTests(DatabaseTemplate template) : IAsyncLifetime
{
    private const string Mailbox = "xueji@example.edu.cn";
    private readonly ConfirmationFixture flow = new(template);
    private readonly SmtpListener smtp = new();

    public ValueTask InitializeAsync()
    {
        var mail = flow.App.Mail;
        (mail.Host, mail.Port, mail.Security, mail.From) = (
            "127.0.0.1",
            smtp.Port,
            SecureSocketOptions.None,
            "dengke@example.edu.cn"
        );
        return flow.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await flow.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task Sign_WithAMailbox_SendsPaperAndWorkbookThere()
    {
        await Signed(Mailbox);

        await flow.App.Tick();

        var mail = Assert.Single(smtp.Mails);
        Assert.Contains(Mailbox, mail, StringComparison.Ordinal);
        Assert.Contains("application/pdf", mail, StringComparison.Ordinal);
        Assert.Contains("spreadsheetml", mail, StringComparison.Ordinal);
        Assert.NotNull((await Copy())!.DoneAt);
        Assert.Contains("已发送至学籍管理员信箱", await Rounds(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_WithoutAMailbox_SendsNothing()
    {
        await Signed(null);

        await flow.App.Tick();

        Assert.Empty(smtp.Mails);
        Assert.Null(await Copy());
        Assert.DoesNotContain("信箱", await Rounds(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatRefusesForADay_GetsItAfterwards_WithTheSameId()
    {
        smtp.Refuses = true;
        await Signed(Mailbox);
        for (var i = 0; i < 8; i++)
        {
            await flow.App.Tick();
            flow.App.Clock.Advance(TimeSpan.FromHours(3));
        }

        var waiting = (await Copy())!;
        Assert.Null(waiting.DoneAt);
        Assert.Contains("come back later", waiting.LastError, StringComparison.Ordinal);
        Assert.Contains("尚未发出", await Rounds(), StringComparison.Ordinal);
        smtp.Refuses = false;
        flow.App.Clock.Advance(TimeSpan.FromHours(7));
        await flow.App.Tick();
        await flow.App.Tick();

        Assert.Contains($"Message-Id: <{waiting.Id:N}@dengke>", Assert.Single(smtp.Mails), StringComparison.Ordinal);
        Assert.NotNull((await Copy())!.DoneAt);
    }

    [Fact]
    public async Task NodeDiesBetweenSendingAndNoting_SendsAgainWithTheSameId()
    {
        await Signed(Mailbox);
        await flow.App.Tick();
        await flow.App.Read(db =>
            db.OutboxMessages.Where(m => m.About != null)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.DoneAt, (DateTimeOffset?)null))
        );
        flow.App.Clock.Advance(TimeSpan.FromMinutes(6));

        await flow.App.Tick();

        Assert.Equal(2, smtp.Mails.Count);
        Assert.Single(
            smtp.Mails.Select(m => m.Split('\n').First(l => l.StartsWith("Message-Id", StringComparison.Ordinal))).Distinct()
        );
    }

    private async Task Signed(string? mailbox)
    {
        await flow.Revise(c => c with { Mailbox = mailbox });
        await flow.View(Same);
        Ok(await flow.Declare(Same));
        Ok(await flow.Register(FinanceClass, Same));
        Ok(await flow.Close(Finance));
        Ok(await flow.Sign(Finance));
    }

    private Task<OutboxMessage?> Copy() => flow.App.Read(db => db.OutboxMessages.SingleOrDefaultAsync(m => m.About != null));

    private async Task<string> Rounds() =>
        (await flow.Secretary(Finance).Open($"/campaigns/{Campaign}/colleges/{Finance}")).TextOf(
            "[aria-labelledby=rounds-title]"
        )!;
}

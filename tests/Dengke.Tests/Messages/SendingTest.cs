using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Contacts;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>The campaign with one message, <c>notice</c>, a mail server and a gateway on loopback, and students who have given their details.</summary>
public abstract class SendingTest(DatabaseTemplate template) : IAsyncLifetime
{
    protected const string Second = "2021310002";
    protected const string GatewaySecret = "a-secret-of-the-gateway";

    protected ConfirmationFixture Flow { get; } = new(template);

    protected AppFixture App => Flow.App;

    private protected SmtpListener Smtp { get; } = new();

    private protected WebhookListener Gateway { get; } = new();

    public async ValueTask InitializeAsync()
    {
        (App.Mail.Host, App.Mail.Port, App.Mail.Security, App.Mail.From) = (
            "127.0.0.1",
            Smtp.Port,
            SecureSocketOptions.None,
            "dengke@example.edu.cn"
        );
        SetUp();
        await Flow.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Flow.DisposeAsync();
        await Smtp.DisposeAsync();
        await Gateway.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What else is set up before the program starts.</summary>
    protected virtual void SetUp() =>
        (App.Channels.Sms.Url, App.Channels.Sms.Secret) = ($"{Gateway.Address}/send", GatewaySecret);

    /// <summary>The campaign's only message, by these channels.</summary>
    protected Task Notice(MessageTemplate notice) => Flow.Revise(c => c with { Messages = [notice] });

    protected static MessageTemplate NoticeBy(params MessageChannel[] channels) =>
        new("notice", MessageAudience.Student, "请核对", "{{ name }}同学: {{ reason }} {{ link }}") { Channels = [.. channels] };

    /// <summary>What an act would leave in the outbox, made into a message.</summary>
    protected async Task Tell(string number, string? reason = null, string template = "notice")
    {
        var request = new MessageRequest(template, ConfirmationFixture.Campaign)
        {
            Student = await Flow.Id(number),
            Reason = reason,
        };
        await App.Arrange(db =>
            db.OutboxMessages.Add(
                new OutboxMessage
                {
                    Id = Guid.CreateVersion7(),
                    Kind = MessageRequest.Kind,
                    Payload = JsonSerializer.Serialize(request, Work.Json),
                    CreatedAt = App.Clock.GetUtcNow(),
                    DueAt = App.Clock.GetUtcNow(),
                }
            )
        );
    }

    protected async Task Details(string number, string? phone, string? email) =>
        Ok(await Flow.Student(number).Run(new KeepContact(phone, email)));

    /// <summary>Writes it and sends it.</summary>
    protected async Task TellAndTick(string number, string? reason = null)
    {
        await Tell(number, reason);
        await TickTwice();
    }

    /// <summary>The outbox is emptied in one turn at the latest, and what it has written is sent in the next.</summary>
    protected async Task TickTwice()
    {
        await App.Tick();
        await App.Tick();
    }

    protected async Task After(TimeSpan time)
    {
        App.Clock.Advance(time);
        await App.Tick();
    }

    protected Task<List<MessageDelivery>> Deliveries() =>
        App.Read(db => db.MessageDeliveries.AsNoTracking().OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).ToListAsync());

    protected async Task<MessageDelivery> Delivery() => Assert.Single(await Deliveries());

    protected async Task At(string local)
    {
        App.Clock.SetUtcNow(ChinaTime.ToInstant(DateTime.Parse(local)));
        await App.Tick();
    }

    protected static string? HeaderOf(string mail, string header) =>
        mail.Split('\n').FirstOrDefault(l => l.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))?.Trim();
}

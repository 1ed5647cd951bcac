using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Messages;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>No message holds a document number, whatever stands in the template or was typed as a reason.</summary>
[Trait("Requirement", "MSG-1")]
[Trait("Requirement", "SEC-2")]
public sealed class DocumentNumberTests(DatabaseTemplate template) : SendingTest(template)
{
    /// <summary>何一's own, as both sources have it.</summary>
    private const string Number = "110105200303070022";

    [Fact]
    public async Task EveryTemplate_WithTheNumberInEveryField_HoldsNoneOfIt()
    {
        var student = await Flow.Id(Same);
        var said = MessagePlaceholders
            .All.Keys.Where(k => k is not ("link" or "name"))
            .ToDictionary(k => k, k => $"号码{Number}或110105 2003 0307 0022", StringComparer.Ordinal);
        var now = App.Clock.GetUtcNow();
        var templates = DefaultCampaign.Read().Messages;
        foreach (
            var person in new[]
            {
                Flow.Student(Same),
                Flow.Counselor(FinanceClass),
                Flow.Secretary(Finance),
                Flow.Leader(Finance),
            }
        )
        {
            _ = await person.Id();
        }

        await App.Arrange(db =>
            db.OutboxMessages.AddRange(
                templates.Select(t => new OutboxMessage
                {
                    Id = Guid.CreateVersion7(),
                    Kind = MessageRequest.Kind,
                    Payload = JsonSerializer.Serialize(
                        new MessageRequest(t.Id, ConfirmationFixture.Campaign)
                        {
                            Student = student,
                            Reason = Number,
                            Values = said,
                        },
                        Work.Json
                    ),
                    CreatedAt = now,
                    DueAt = now,
                })
            )
        );
        await TickTwice();

        var messages = await App.Read(db => db.InboxMessages.ToListAsync());
        var texts = messages
            .SelectMany(m => new[] { m.Subject, m.Body })
            .Concat((await Deliveries()).SelectMany(d => new[] { d.Subject, d.Text }))
            .ToList();
        Assert.Empty(templates.Select(t => t.Id).Except(messages.Select(m => m.Template)));
        Assert.All(texts, t => Assert.DoesNotContain(Number, t, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.False(DocumentNumberScan.Finds(t), t));
        Assert.Contains(texts, t => t.Contains("1101**********0022", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_ThatHoldsOneAllTheSame_IsHeldBackAndTheRegistrarIsTold()
    {
        await Notice(NoticeBy(MessageChannel.Email));
        await Details(Same, null, "heyi@example.edu.cn");
        _ = await Flow.Registrar.Id();
        await Tell(Same);
        Smtp.IsDown = true;
        await TickTwice();
        await App.Read(db => db.MessageDeliveries.ExecuteUpdateAsync(s => s.SetProperty(d => d.Text, $"您的号码是x{Number}y")));
        Smtp.IsDown = false;

        await After(TimeSpan.FromMinutes(2));

        Assert.Empty(Smtp.Mails);
        var delivery = await Delivery();
        Assert.Equal(DeliveryState.GivenUp, delivery.State);
        Assert.Contains("证件号码", delivery.Reason, StringComparison.Ordinal);
        var alert = Assert.Single(await App.Inbox(Flow.Registrar), m => m.Template == RefuseDelivery.Alert);
        Assert.DoesNotContain(Number, alert.Body, StringComparison.Ordinal);
    }
}

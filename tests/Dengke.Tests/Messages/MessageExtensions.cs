using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Recurring;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Messages;

internal static class MessageExtensions
{
    private const int MostWaits = 50;

    /// <summary>Does what the served program does every few seconds.</summary>
    public static async Task Tick(this AppFixture app)
    {
        foreach (var task in app.Services.GetServices<IRecurringTask>())
        {
            await task.Run(TestContext.Current.CancellationToken);
        }

        // The served program does the same when the clock moves, and may have one in hand still.
        var now = app.Clock.GetUtcNow();
        for (
            var i = 0;
            i < MostWaits
                && await app.Read(async db =>
                    await db.OutboxMessages.AnyAsync(m => m.DoneAt == null && m.LeasedUntil > now)
                    || await db.MessageDeliveries.AnyAsync(d => d.State == DeliveryState.Queued && d.LeasedUntil > now)
                );
            i++
        )
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What a person was told, the oldest first; but for the opening of the confirmation, of which everybody is told.</summary>
    public static async Task<List<InboxMessage>> Inbox(this AppFixture app, TestPerson person)
    {
        var id = await person.Id();
        return await app.Read(db =>
            db.InboxMessages.Where(m => m.AccountId == id && m.Template != "confirmation_opens")
                .OrderBy(m => m.CreatedAt)
                .ToListAsync()
        );
    }

    /// <summary>A message to the student with a delivery that was sent and opened.</summary>
    public static Task Write(this AppFixture app, Student student, string token)
    {
        var (message, now) = (Guid.CreateVersion7(), app.Clock.GetUtcNow());
        return app.Arrange(db =>
        {
            db.InboxMessages.Add(
                new InboxMessage
                {
                    Id = message,
                    CampaignId = student.CampaignId,
                    StudentId = student.Id,
                    Template = "confirmation_opens",
                    Subject = "请核对",
                    Body = "请核对",
                    Link = "/me",
                    CreatedAt = now,
                }
            );
            db.MessageDeliveries.Add(
                new MessageDelivery
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = student.CampaignId,
                    MessageId = message,
                    Channel = MessageChannel.Email,
                    State = DeliveryState.Sent,
                    Subject = "请核对",
                    Text = "请核对",
                    Token = token,
                    CreatedAt = now,
                    DueAt = now,
                    SentAt = now,
                    OpenedAt = now,
                }
            );
        });
    }

    /// <summary>Changes the campaign's file.</summary>
    public static async Task Revise(this ConfirmationFixture flow, Func<Campaign, Campaign> change)
    {
        var row = await flow.App.Read(db => db.Campaigns.SingleAsync(c => c.Id == ConfirmationFixture.Campaign));
        var yaml = CampaignYaml.Write(change(DefaultCampaign.Read()));
        ConfirmationFixture.Ok(await flow.Registrar.Run(new ReviseCampaign(ConfirmationFixture.Campaign, yaml, row.Version)));
    }
}

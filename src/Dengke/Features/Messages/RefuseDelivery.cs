using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words(
    "一条{channel}消息({template})含有证件号码, 没有发送",
    "A message by {channel} ({template}) held a document number and was not sent"
)]
public sealed record DeliveryRefused(Guid Delivery, MessageChannel Channel, string Template) : IAuditEvent
{
    public string? Subject => Delivery.ToString();
}

/// <summary>Gives up a delivery whose text holds a document number, and tells every registrar: it must not happen, so somebody has to look.</summary>
[Operation("message.refuse")]
public sealed record RefuseDelivery(Guid DeliveryId) : Command<Done>
{
    /// <summary>The id under which registrars are told of it; no template of any campaign.</summary>
    public const string Alert = "document_number_held_back";

    private const string Reason = "内容含有证件号码, 没有发送 / it holds a document number and was not sent";

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var delivery = await work.Db.MessageDeliveries.SingleOrDefaultAsync(
            d => d.Id == DeliveryId && d.State == DeliveryState.Queued,
            ct
        );
        if (delivery is null || work.Actor != Actor.Program)
        {
            return Failure.NotFound();
        }

        (delivery.State, delivery.Reason, delivery.LeasedUntil) = (DeliveryState.GivenUp, Reason, null);
        var template = await work.Db.InboxMessages.Where(m => m.Id == delivery.MessageId).Select(m => m.Template).SingleAsync(ct);
        foreach (var registrar in await Recipients.Find(work.Db, delivery.CampaignId, MessageAudience.Registrar, [], ct))
        {
            work.Db.InboxMessages.Add(
                new InboxMessage
                {
                    Id = work.NewId(),
                    CampaignId = delivery.CampaignId,
                    AccountId = registrar.AccountId,
                    Audience = MessageAudience.Registrar,
                    Addressee = registrar.Name,
                    Template = Alert,
                    Subject = "一条消息含有证件号码, 已拦下",
                    Body =
                        $"消息“{template}”的内容含有证件号码, 没有发送。请检查消息模板和填写的原因, 必要时电话告知本人。\n查看: {MessageLinks.Reach(delivery.CampaignId)}",
                    Link = MessageLinks.Reach(delivery.CampaignId),
                    CreatedAt = work.Now,
                }
            );
        }

        work.Record(new DeliveryRefused(delivery.Id, delivery.Channel, template));
        return default(Done);
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words("短信回执: 送达 {delivered}", "Receipt of a text message: delivered {delivered}")]
public sealed record ReceiptRecorded(Guid Delivery, bool Delivered) : IAuditEvent
{
    public string? Subject => Delivery.ToString();
}

/// <summary>What the text message gateway says of a message that it has taken: that it has arrived, or that it cannot arrive.</summary>
/// <param name="Reason">Why not, in the gateway's words.</param>
[Operation("message.record_receipt")]
public sealed record RecordReceipt(Guid DeliveryId, bool Delivered, string? Reason) : Command<Done>
{
    private const int LongestReason = 200;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var delivery = await work.Db.MessageDeliveries.SingleOrDefaultAsync(
            d => d.Id == DeliveryId && d.Channel == MessageChannel.Sms,
            ct
        );
        if (delivery is null || work.Actor != Actor.Program)
        {
            return Failure.NotFound();
        }

        // The receipt may be quicker than the note that the message was taken.
        if (delivery.State is not (DeliveryState.Sent or DeliveryState.Queued) || delivery.Attempts == 0)
        {
            return Failure.Refused("receipt_already", "已有回执。", "There is a receipt already.");
        }

        delivery.SentAt ??= work.Now;
        delivery.LeasedUntil = null;
        if (Delivered)
        {
            (delivery.State, delivery.DeliveredAt, delivery.Reason) = (DeliveryState.Delivered, work.Now, null);
        }
        else
        {
            var reason = (Reason ?? "").Trim();
            delivery.State = DeliveryState.GivenUp;
            delivery.Reason = $"短信没有送达 / not delivered: {reason[..Math.Min(reason.Length, LongestReason)]}";
        }

        work.Record(new ReceiptRecorded(delivery.Id, Delivered));
        return default(Done);
    }
}

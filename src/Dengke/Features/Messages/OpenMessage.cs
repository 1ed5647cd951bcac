using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words("打开了一条{channel}消息的链接", "Followed the link of a message by {channel}")]
public sealed record MessageOpened(MessageChannel Channel) : IAuditEvent;

/// <summary>The addressee has followed a delivery's link and signed in: proof that it reached them. Following it again changes nothing.</summary>
/// <returns>Where it leads.</returns>
[Operation("messages.open")]
public sealed record OpenMessage(Guid DeliveryId) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var delivery = await work.Db.MessageDeliveries.SingleOrDefaultAsync(d => d.Id == DeliveryId, ct);
        var message = delivery is null
            ? null
            : await work.Db.InboxMessages.SingleOrDefaultAsync(m => m.Id == delivery.MessageId, ct);
        if (message is null || !await MessageOwner.Owns(work.Db, work.Actor, message, ct))
        {
            return Failure.NotFound();
        }

        if (delivery!.OpenedAt is not null)
        {
            return Failure.Refused("opened_already", "已经打开过。", "It was opened already.");
        }

        delivery.OpenedAt = work.Now;
        message.ReadAt ??= work.Now;
        work.Record(new MessageOpened(delivery.Channel));
        return default(Done);
    }
}

/// <summary>Whose a message is.</summary>
internal static class MessageOwner
{
    /// <summary>The account that it is to, or the student who has got an account since.</summary>
    public static async Task<bool> Owns(DengkeDb db, Actor actor, InboxMessage message, CancellationToken ct)
    {
        if (message.AccountId is { } account)
        {
            return account == actor.AccountId;
        }

        var own = actor.Scopes(Role.Student).ToArray();
        return message.StudentId is { } student
            && await db.Students.AnyAsync(s => s.Id == student && own.Contains(s.StudentNo), ct);
    }
}

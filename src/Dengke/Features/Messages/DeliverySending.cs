using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Channels;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Dengke.Platform.Outbox;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>
/// Sends one delivery: claims it for a while, hands it to its channel and notes what became of it. A node that dies in between loses its claim by
/// time, and the message goes again under the same id. What fails is tried again with the pauses of the outbox, for two days.
/// </summary>
internal sealed partial class DeliverySending(
    IDbContextFactory<DengkeDb> databases,
    DeliveryAddress addresses,
    Runner runner,
    PublicAddress address,
    TimeProvider clock,
    ILogger<DeliverySending> log
)
{
    private const int LongestReason = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Those that can be claimed now.</summary>
    public static IQueryable<MessageDelivery> Waiting(DengkeDb db, DateTimeOffset now) =>
        db.MessageDeliveries.Where(d =>
            d.State == DeliveryState.Queued && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now)
        );

    /// <returns>False where the channel cannot take anything just now, so that the others need not be tried.</returns>
    public async Task<bool> Send(Guid id, IMessageChannel channel, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().ToMicrosecond();
        var until = now + Lease;
        var claimed = await Waiting(db, now)
            .Where(d => d.Id == id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.LeasedUntil, until)
                        .SetProperty(d => d.TriedAt, now)
                        .SetProperty(d => d.Attempts, d => d.Attempts + 1),
                ct
            );
        if (claimed == 0)
        {
            return true;
        }

        var delivery = await db.MessageDeliveries.AsNoTracking().SingleAsync(d => d.Id == id, ct);
        if (DocumentNumberScan.Finds(delivery.Subject) || DocumentNumberScan.Finds(delivery.Text))
        {
            _ = await runner.Run(new RefuseDelivery(id), Actor.Program, ct: ct);
            return true;
        }

        var message = await db.InboxMessages.AsNoTracking().SingleAsync(m => m.Id == delivery.MessageId, ct);
        if (!channel.Reaches(message.Audience))
        {
            await Note(db, delivery, until, DeliveryState.NotConfigured, "这一渠道不发给此类人员 / not for such people", ct);
            return true;
        }

        var result = await channel.Send(await Outgoing(db, delivery, message, ct), ct);
        switch (result)
        {
            case SendResult.Taken:
                await NoteSent(db, delivery, until, ct);
                return true;
            case SendResult.NoAddress none:
                await Note(db, delivery, until, DeliveryState.NoAddress, none.Reason, ct);
                return true;
            case SendResult.Refused refused:
                Failed(log, delivery.Channel, id, refused.Reason);
                await Note(db, delivery, until, DeliveryState.GivenUp, refused.Reason, ct);
                return true;
            case SendResult.Later later:
                Failed(log, delivery.Channel, id, later.Reason);
                await NoteLater(db, delivery, until, later.Reason, ct);
                return false;
            default:
                throw new InvalidOperationException($"Not a result: {result}");
        }
    }

    private async Task<Outgoing> Outgoing(DengkeDb db, MessageDelivery delivery, InboxMessage message, CancellationToken ct)
    {
        var to = await addresses.Of(db, message, ct);
        var path = MessageWriter.LinkOf(delivery.Token);
        var link = address.Value + path;
        return new Outgoing(
            delivery.Id,
            message.Audience,
            to.UserName,
            to.Phone,
            to.Email,
            delivery.Subject,
            delivery.Text.Replace(path, link, StringComparison.Ordinal),
            link
        );
    }

    private Task<int> NoteSent(DengkeDb db, MessageDelivery delivery, DateTimeOffset until, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToMicrosecond();
        return Mine(db, delivery, until)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.State, DeliveryState.Sent)
                        .SetProperty(d => d.SentAt, now)
                        .SetProperty(d => d.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(d => d.Reason, (string?)null),
                ct
            );
    }

    private Task<int> NoteLater(DengkeDb db, MessageDelivery delivery, DateTimeOffset until, string reason, CancellationToken ct)
    {
        if (delivery.Attempts >= OutboxDispatcher.MostAttempts)
        {
            return Note(db, delivery, until, DeliveryState.GivenUp, reason, ct);
        }

        var next = clock.GetUtcNow().ToMicrosecond() + OutboxDispatcher.PauseAfter(delivery.Attempts);
        return Mine(db, delivery, until)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.DueAt, next)
                        .SetProperty(d => d.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(d => d.Reason, Cut(reason)),
                ct
            );
    }

    private static Task<int> Note(
        DengkeDb db,
        MessageDelivery delivery,
        DateTimeOffset until,
        DeliveryState state,
        string reason,
        CancellationToken ct
    ) =>
        Mine(db, delivery, until)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.State, state)
                        .SetProperty(d => d.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(d => d.Reason, Cut(reason)),
                ct
            );

    /// <summary>The delivery as long as nobody else has claimed it since.</summary>
    private static IQueryable<MessageDelivery> Mine(DengkeDb db, MessageDelivery delivery, DateTimeOffset until) =>
        db.MessageDeliveries.Where(d => d.Id == delivery.Id && d.State == DeliveryState.Queued && d.LeasedUntil == until);

    private static string Cut(string reason) => reason.Length > LongestReason ? reason[..LongestReason] : reason;

    [LoggerMessage(LogLevel.Warning, "The delivery by {Channel} {Id} failed: {Reason}")]
    private static partial void Failed(ILogger log, Dengke.Domain.Campaigns.MessageChannel channel, Guid id, string reason);
}

using System.Collections.Concurrent;
using System.Data.Common;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Channels;
using Dengke.Platform.Clock;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Dengke.Platform.Recurring;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>
/// Sends what is waiting for a channel, as much as the channel may be given in a minute: what is urgent first, then of each campaign in turn, so that
/// one with thousands does not keep the others waiting. In a campaign's quiet hours only what is urgent goes. Any number of nodes may do so.
/// </summary>
internal sealed class SendDeliveries(
    IDbContextFactory<DengkeDb> databases,
    IEnumerable<IMessageChannel> channels,
    Vault vault,
    Runner runner,
    PublicAddress address,
    TimeProvider clock,
    ILogger<DeliverySending> log
) : IRecurringTask
{
    private readonly DeliverySending sending = new(databases, new DeliveryAddress(vault), runner, address, clock, log);

    private const int LongestTurn = 200;

    /// <summary>After this an urgent message is of no use to anybody.</summary>
    private static readonly TimeSpan UrgentFor = TimeSpan.FromMinutes(30);

    /// <summary>A channel that could not take anything is left alone so long, lest everything else wait for it again and again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<MessageChannel, DateTimeOffset> paused = [];

    public async Task Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToMicrosecond();
        string[] quiet;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            var waiting = await db
                .MessageDeliveries.Where(d => d.State == DeliveryState.Queued && d.DueAt <= now)
                .Select(d => d.CampaignId)
                .Distinct()
                .ToListAsync(ct);
            if (waiting.Count == 0)
            {
                return;
            }

            await EndWithoutTrying(db, now, ct);
            quiet = await Quiet(db, waiting, now, ct);
        }

        var ready = channels.Where(c => c.IsReady && paused.GetValueOrDefault(c.Channel) <= now).ToList();
        var outcomes = await Task.WhenAll(ready.Select(c => Turn(c, quiet, now, ct)));
        foreach (var (channel, _) in ready.Zip(outcomes).Where(o => !o.Second))
        {
            paused[channel.Channel] = now + Pause;
        }
    }

    /// <summary>What no channel here can carry, and what has become useless.</summary>
    private async Task EndWithoutTrying(DengkeDb db, DateTimeOffset now, CancellationToken ct)
    {
        var set = channels.Where(c => c.IsReady).Select(c => c.Channel).ToArray();
        await db
            .MessageDeliveries.Where(d => d.State == DeliveryState.Queued && !set.Contains(d.Channel) && d.Attempts == 0)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryState.NotConfigured), ct);
        var useless = now - UrgentFor;
        await db
            .MessageDeliveries.Where(d =>
                d.State == DeliveryState.Queued
                && d.Urgent
                && d.CreatedAt < useless
                && (d.LeasedUntil == null || d.LeasedUntil < now)
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.State, DeliveryState.GivenUp)
                        .SetProperty(d => d.Reason, "已过时, 不再发送 / out of date"),
                ct
            );
    }

    private static async Task<string[]> Quiet(
        DengkeDb db,
        IEnumerable<string> campaigns,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        List<string> quiet = [];
        foreach (var id in campaigns)
        {
            var loaded = await StoredCampaign.Load(db, id, ct);
            if (QuietHours.Hold(loaded.IsOk ? loaded.Value.QuietHours ?? QuietHours.Usual : QuietHours.Usual, now))
            {
                quiet.Add(id);
            }
        }

        return [.. quiet];
    }

    /// <returns>False where the channel could not take anything.</returns>
    private async Task<bool> Turn(IMessageChannel channel, string[] quiet, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var id in await Next(channel, quiet, now, ct))
        {
            try
            {
                if (!await sending.Send(id, channel, ct))
                {
                    return false;
                }
            }
            catch (Exception e) when (e is DbException or DbUpdateException)
            {
                // The database is busy; the delivery's lease runs out, and it goes again under the same id.
                return false;
            }
        }

        return true;
    }

    private async Task<List<Guid>> Next(IMessageChannel channel, string[] quiet, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var minute = now.AddMinutes(-1);
        var spent = await db.MessageDeliveries.CountAsync(d => d.Channel == channel.Channel && d.TriedAt > minute, ct);
        var room = Math.Min(channel.PerMinute - spent, LongestTurn);
        if (room <= 0)
        {
            return [];
        }

        var due = DeliverySending
            .Waiting(db, now)
            .Where(d => d.Channel == channel.Channel && (d.Urgent || !quiet.Contains(d.CampaignId)));
        List<(Guid Id, bool Urgent, int Turn, DateTimeOffset DueAt)> next = [];
        foreach (var campaign in await due.Select(d => d.CampaignId).Distinct().ToListAsync(ct))
        {
            var own = await due.Where(d => d.CampaignId == campaign)
                .OrderByDescending(d => d.Urgent)
                .ThenBy(d => d.DueAt)
                .Take(room)
                .Select(d => new
                {
                    d.Id,
                    d.Urgent,
                    d.DueAt,
                })
                .ToListAsync(ct);
            next.AddRange(own.Select((d, turn) => (d.Id, d.Urgent, turn, d.DueAt)));
        }

        return [.. next.OrderByDescending(d => d.Urgent).ThenBy(d => d.Turn).ThenBy(d => d.DueAt).Take(room).Select(d => d.Id)];
    }
}

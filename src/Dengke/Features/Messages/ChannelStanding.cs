using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Platform.Channels;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>How a campaign's deliveries stand in one channel.</summary>
/// <param name="IsReady">Whether the installation has set it up.</param>
/// <param name="Reason">Why the latest that did not work did not.</param>
public sealed record ChannelStanding(
    MessageChannel Channel,
    bool IsReady,
    int Waiting,
    int Sent,
    int Delivered,
    int NoAddress,
    int Failed,
    string? Reason
)
{
    public static async Task<List<ChannelStanding>> Load(
        DengkeDb db,
        string campaign,
        IEnumerable<IMessageChannel> channels,
        CancellationToken ct
    )
    {
        var counts = await db
            .MessageDeliveries.Where(d => d.CampaignId == campaign)
            .GroupBy(d => new { d.Channel, d.State })
            .Select(g => new
            {
                g.Key.Channel,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        List<ChannelStanding> standings = [];
        foreach (var channel in channels)
        {
            var reason = await db
                .MessageDeliveries.Where(d =>
                    d.CampaignId == campaign
                    && d.Channel == channel.Channel
                    && d.Reason != null
                    && (d.State == DeliveryState.GivenUp || d.State == DeliveryState.Queued)
                )
                .OrderByDescending(d => d.TriedAt)
                .Select(d => d.Reason)
                .FirstOrDefaultAsync(ct);
            standings.Add(
                new ChannelStanding(
                    channel.Channel,
                    channel.IsReady,
                    Of(DeliveryState.Queued),
                    Of(DeliveryState.Sent) + Of(DeliveryState.Delivered),
                    Of(DeliveryState.Delivered),
                    Of(DeliveryState.NoAddress),
                    Of(DeliveryState.GivenUp),
                    reason
                )
            );

            int Of(DeliveryState state) => counts.Where(c => c.Channel == channel.Channel && c.State == state).Sum(c => c.Count);
        }

        return standings;
    }
}

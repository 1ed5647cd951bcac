using Dengke.Data;
using Dengke.Domain.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Capture;

/// <summary>The queue of a hall: priority first, then by slot, then by arrival (CAP-2).</summary>
public static class HallQueue
{
    /// <summary>The tickets of a session.</summary>
    public static IQueryable<HallTicket> Tickets(this DengkeDb db, string campaign, string session) =>
        db.HallTickets.Where(t => t.CampaignId == campaign && t.SessionId == session);

    /// <summary>Those who wait, in the order in which they are called.</summary>
    public static IOrderedQueryable<HallTicket> Waiting(this IQueryable<HallTicket> tickets) =>
        tickets
            .Where(t => t.State == TicketState.Waiting)
            .OrderBy(t => t.PriorityReason == null)
            .ThenBy(t => t.SlotStartsAt)
            .ThenBy(t => t.QueuedAt)
            .ThenBy(t => t.Number);

    /// <summary>How many are called before that ticket.</summary>
    public static Task<int> Ahead(this IQueryable<HallTicket> tickets, HallTicket own, CancellationToken ct)
    {
        var (priority, slot, queued, number) = (own.PriorityReason != null, own.SlotStartsAt, own.QueuedAt, own.Number);
        return tickets
            .Where(t => t.State == TicketState.Waiting && t.Id != own.Id)
            .CountAsync(
                t =>
                    (t.PriorityReason != null && !priority)
                    || (
                        (t.PriorityReason != null) == priority
                        && (
                            t.SlotStartsAt < slot
                            || (t.SlotStartsAt == slot && (t.QueuedAt < queued || (t.QueuedAt == queued && t.Number < number)))
                        )
                    ),
                ct
            );
    }
}

using Dengke.Data;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>Tells those whose turn comes soon, each once (CAP-2).</summary>
internal static class SoonCalled
{
    /// <summary>So many are told before they are called.</summary>
    public const int People = 5;

    /// <param name="hall">After somebody was called, who is not of the queue any more.</param>
    /// <param name="called">Who was called just now.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task Tell(HallCase hall, HallTicket called, CancellationToken ct)
    {
        var first = await hall.Tickets.Where(t => t.Id != called.Id).Waiting().Take(People).ToListAsync(ct);
        foreach (var (ahead, ticket) in first.Index().Where(t => t.Item.ToldSoonAt is null))
        {
            ticket.ToldSoonAt = hall.Work.Now;
            hall.Work.Tell(
                new MessageRequest("ticket_called", hall.Campaign.Id)
                {
                    Student = ticket.StudentId,
                    Count = ahead,
                    Values = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["ticket"] = $"{ticket.Number}",
                        ["venue"] = SlotWords.PlaceOf(hall.Campaign, hall.Session.Id),
                    },
                    Link = "/me/slot",
                }
            );
        }
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>A ticket as the hall sees it: numbers and a masked name.</summary>
public sealed record TicketLine(HallTicket Ticket, string StudentNo, string Person);

/// <summary>A station with whom it has called.</summary>
public sealed record StationLine(int Number, bool Open, TicketLine? Present);

/// <summary>The hall of a session at one moment.</summary>
public sealed class HallView
{
    /// <summary>So many of those who wait are listed.</summary>
    public const int Listed = 40;

    public IReadOnlyList<StationLine> Stations { get; private init; } = [];

    /// <summary>The first of those who wait, in the order in which they are called.</summary>
    public IReadOnlyList<TicketLine> Waiting { get; private init; } = [];

    public IReadOnlyList<TicketLine> Missed { get; private init; } = [];

    /// <summary>By state.</summary>
    public IReadOnlyDictionary<TicketState, int> Counts { get; private init; } = new Dictionary<TicketState, int>();

    /// <summary>In minutes, for who comes to the end of the queue now; null where no station calls.</summary>
    public int? Wait { get; private init; }

    public int Of(TicketState state) => Counts.GetValueOrDefault(state);

    /// <summary>Tickets that are called, the last one first.</summary>
    public IEnumerable<TicketLine> Called =>
        Stations
            .Where(s => s.Present?.Ticket.State == TicketState.Called)
            .Select(s => s.Present!)
            .OrderByDescending(t => t.Ticket.CalledAt);

    public static async Task<HallView> Load(
        DengkeDb db,
        string campaign,
        CaptureSession session,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var tickets = db.Tickets(campaign, session.Id);
        var counts = await tickets.GroupBy(t => t.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var waiting = await Lines(tickets.Waiting().Take(Listed), ct);
        var others = await Lines(
            tickets
                .Where(t => t.State == TicketState.Called || t.State == TicketState.Serving || t.State == TicketState.Missed)
                .OrderBy(t => t.Number),
            ct
        );
        var rows = await db.HallStations.Where(s => s.CampaignId == campaign && s.SessionId == session.Id).ToListAsync(ct);
        var stations = Enumerable
            .Range(1, session.Stations)
            .Select(n => new StationLine(
                n,
                rows.Any(r => r.Number == n && r.Open),
                others.FirstOrDefault(l => l.Ticket.Station == n && l.Ticket.State.IsAtStation())
            ))
            .ToList();
        var since = now.AddMinutes(-WaitEstimate.ObservedMinutes);
        var lately = await tickets.CountAsync(t => t.FinishedAt > since, ct);
        var count = counts.FirstOrDefault(c => c.Key == TicketState.Waiting)?.Count ?? 0;
        return new HallView
        {
            Stations = stations,
            Waiting = waiting,
            Missed = [.. others.Where(l => l.Ticket.State == TicketState.Missed)],
            Counts = counts.ToDictionary(c => c.Key, c => c.Count),
            Wait = WaitEstimate.Minutes(count, stations.Count(s => s.Open), session.RatePerHour, lately),
        };
    }

    /// <summary>The tickets with whose they are, in their order.</summary>
    internal static async Task<List<TicketLine>> Lines(IQueryable<HallTicket> tickets, CancellationToken ct)
    {
        var rows = await tickets
            .Select(t => new
            {
                Ticket = t,
                t.Student!.StudentNo,
                t.Student.Name,
            })
            .ToListAsync(ct);
        return [.. rows.Select(r => new TicketLine(r.Ticket, r.StudentNo, MaskedName.Of(r.Name)))];
    }
}

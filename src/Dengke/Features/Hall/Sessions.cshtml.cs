using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>A session with how many have a slot and how many are photographed.</summary>
public sealed record SessionLine(CaptureSession Session, Venue? Venue, int Slots, int Tickets, int Done);

/// <summary>采集场次: the days of photos, and the way to each one's door, desks and board.</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class SessionsModel(TimeProvider clock) : CampaignPage
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsOperator => Actor.Is(Role.PhotoOperator);

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        var plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        var slots = await Db
            .CaptureSlots.Where(s => s.CampaignId == id)
            .GroupBy(s => s.SessionId)
            .Select(g => new { g.Key, Count = g.Sum(s => s.Taken) })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var tickets = await Db
            .HallTickets.Where(t => t.CampaignId == id)
            .GroupBy(t => t.SessionId)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Done = g.Count(t => t.State == TicketState.Done),
            })
            .ToDictionaryAsync(g => g.Key, g => (g.Count, g.Done), ct);
        Sessions =
        [
            .. plan
                .Phases.Sessions.OrderBy(s => s.Window.Opens)
                .Select(s => new SessionLine(
                    s,
                    plan.Venues.FirstOrDefault(v => v.Id == s.Venue),
                    slots.GetValueOrDefault(s.Id),
                    tickets.GetValueOrDefault(s.Id).Count,
                    tickets.GetValueOrDefault(s.Id).Done
                )),
        ];
        return Page();
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Capture;

/// <summary>
/// The hall of a session as an act in it needs it. Loading it takes the session's counter for this transaction, so that the acts in one hall
/// come one after another and each is seen by the boards.
/// </summary>
internal sealed record HallCase(Campaign Campaign, CaptureSession Session, Work Work)
{
    public IQueryable<HallTicket> Tickets => Work.Db.Tickets(Campaign.Id, Session.Id);

    /// <returns>The hall, or <c>not_found</c>.</returns>
    public static async Task<Outcome<HallCase>> Load(Work work, string campaignId, string sessionId, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, campaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        if (campaign.Value.Phases.Sessions.FirstOrDefault(s => s.Id == sessionId) is not { } session)
        {
            return Failure.NotFound();
        }

        var counted = await work
            .Db.HallCounters.Where(c => c.CampaignId == campaignId && c.SessionId == sessionId)
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.Changes, c => c.Changes + 1), ct);
        if (counted == 0)
        {
            work.Db.HallCounters.Add(
                new HallCounter
                {
                    CampaignId = campaignId,
                    SessionId = sessionId,
                    Changes = 1,
                }
            );
            await work.Flush(ct);
        }

        return new HallCase(campaign.Value, session, work);
    }

    /// <summary>The next ticket number.</summary>
    public async Task<int> NextNumber(CancellationToken ct)
    {
        var counter = Work.Db.HallCounters.Where(c => c.CampaignId == Campaign.Id && c.SessionId == Session.Id);
        await counter.ExecuteUpdateAsync(u => u.SetProperty(c => c.LastTicket, c => c.LastTicket + 1), ct);
        return await counter.Select(c => c.LastTicket).SingleAsync(ct);
    }

    /// <summary>A ticket of this hall with its student, tracked; <c>not_found</c> without one.</summary>
    public async Task<Outcome<HallTicket>> Ticket(Guid id, CancellationToken ct) =>
        await Tickets.Include(t => t.Student).FirstOrDefaultAsync(t => t.Id == id, ct) is { } ticket
            ? ticket
            : Failure.NotFound();

    /// <summary>Whom a station has called or before it; null for nobody.</summary>
    public Task<HallTicket?> At(int station, CancellationToken ct) =>
        Tickets
            .Include(t => t.Student)
            .FirstOrDefaultAsync(
                t => t.Station == station && (t.State == TicketState.Called || t.State == TicketState.Serving),
                ct
            );

    /// <summary>The station's row, tracked, made where there is none; <c>no_such_station</c> for a number that the session has not.</summary>
    public async Task<Outcome<HallStation>> Station(int number, CancellationToken ct)
    {
        if (number < 1 || number > Session.Stations)
        {
            return Failure.Refused(
                "no_such_station",
                $"本场次只有 {Session.Stations} 个机位。",
                $"This session has {Session.Stations} stations."
            );
        }

        var station = await Work.Db.HallStations.FirstOrDefaultAsync(
            s => s.CampaignId == Campaign.Id && s.SessionId == Session.Id && s.Number == number,
            ct
        );
        if (station is null)
        {
            station = new HallStation
            {
                Id = Work.NewId(),
                CampaignId = Campaign.Id,
                SessionId = Session.Id,
                Number = number,
                ChangedBy = Work.Actor.Name,
                ChangedAt = Work.Now,
            };
            Work.Db.HallStations.Add(station);
        }

        return station;
    }
}

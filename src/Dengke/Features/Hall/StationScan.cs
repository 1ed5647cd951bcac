using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>Whose turn it is at a station, by what was scanned there.</summary>
internal static class StationScan
{
    /// <returns>
    /// The ticket that this station has called, tracked with its student; <c>out_of_order</c> where the one that was scanned is not called,
    /// <c>other_station</c> where it is called elsewhere, <c>no_ticket</c> without one.
    /// </returns>
    public static async Task<Outcome<HallTicket>> Called(HallCase hall, int station, string? scanned, CancellationToken ct)
    {
        var (work, session) = (hall.Work, hall.Session.Id);
        var found = await HallLookUp.Find(work.Db, work.Vault, hall.Campaign.Id, session, scanned, work.Now, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var student = found.Value.Id;
        var ticket = await hall.Tickets.Include(t => t.Student).FirstOrDefaultAsync(t => t.StudentId == student, ct);
        return TicketSteps.NotTheirTurn(ticket, station) is { } failure ? failure : ticket!;
    }
}

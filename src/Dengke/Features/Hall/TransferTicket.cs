using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

/// <summary>Sends somebody who is called or at a station to another one that is open and free.</summary>
/// <param name="Version">The ticket's, as the page showed it.</param>
[Api("Moves a ticket to another station.")]
[Operation("hall.transfer", Role.PhotoOperator, Role.Registrar)]
public sealed record TransferTicket(string CampaignId, string SessionId, Guid TicketId, int Station, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var hall = loaded.Value;
        var found = await hall.Ticket(TicketId, ct);
        var station = await hall.Station(Station, ct);
        if ((found.Failure ?? station.Failure) is { } failure)
        {
            return failure;
        }

        var ticket = found.Value;
        work.Expect(ticket, Version);
        if (!ticket.State.IsAtStation())
        {
            return Failure.Refused(
                "not_at_a_station",
                $"{ticket.Number} 号不在任何机位。",
                $"Ticket {ticket.Number} is at no station."
            );
        }

        if (!station.Value.Open || await hall.At(Station, ct) is not null)
        {
            return Failure.Refused("station_busy", $"{Station} 号机位没有开放或有人。", $"Station {Station} is closed or busy.");
        }

        // Put back and called anew, so that the board shows the other number.
        if (ticket.Step(TicketTrigger.Release, work.Now) is { IsOk: false } kept)
        {
            return kept;
        }

        if (ticket.Step(TicketTrigger.Call, work.Now) is { IsOk: false } refused)
        {
            return refused;
        }

        ticket.Station = Station;
        work.Record(new TicketMoved(ticket.Student!, SessionId, ticket.Number, TicketTrigger.Call, Station));
        return default(Done);
    }
}

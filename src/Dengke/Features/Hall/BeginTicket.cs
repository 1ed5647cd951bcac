using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

/// <summary>
/// The person is at the station, by the scan of their pass or ticket there. Somebody who was not called, or was called to another station,
/// is refused: a photo never goes to another person because two have changed places (CAP-4).
/// </summary>
[Api("Begins the photographs of the person who stands at a station.")]
[Operation("hall.begin", Role.PhotoOperator, Role.Registrar)]
public sealed record BeginTicket(string CampaignId, string SessionId, int Station, string? Scanned) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var found = await StationScan.Called(loaded.Value, Station, Scanned, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var ticket = found.Value;
        if (ticket.State == TicketState.Called)
        {
            var step = ticket.Step(TicketTrigger.Begin, work.Now);
            if (!step.IsOk)
            {
                return step.Failure!;
            }
        }

        work.Record(new TicketMoved(ticket.Student!, SessionId, ticket.Number, TicketTrigger.Begin, Station));
        return ticket.Number;
    }
}

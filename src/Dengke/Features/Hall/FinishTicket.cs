using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

/// <summary>The person at a station has been photographed. Where a vendor shoots, that is said by the shot number instead.</summary>
/// <param name="Version">The ticket's, as the page showed it.</param>
[Api("Finishes a ticket.")]
[Operation("hall.finish", Role.PhotoOperator, Role.Registrar)]
public sealed record FinishTicket(string CampaignId, string SessionId, Guid TicketId, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (loaded.Value.Session.Mode == CaptureMode.Vendor)
        {
            return Failure.Refused(
                "shot_number_needed",
                "本场次由摄影方系统拍摄, 请登记拍摄号。",
                "A vendor's system shoots here: enter the shot number."
            );
        }

        var found = await loaded.Value.Ticket(TicketId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var ticket = found.Value;
        work.Expect(ticket, Version);
        var step = ticket.Step(TicketTrigger.Finish, work.Now);
        if (!step.IsOk)
        {
            return step;
        }

        await work.TakePhoto(ticket.Student!, SessionId, shotNumber: null, reason: null, ct);
        work.Record(new TicketMoved(ticket.Student!, SessionId, ticket.Number, TicketTrigger.Finish, ticket.Station));
        return default(Done);
    }
}

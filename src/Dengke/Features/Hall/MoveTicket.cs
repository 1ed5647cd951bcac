using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

/// <summary>
/// One step of a ticket that needs nothing else: call again, missed, put back, come back, left. What was seen on the page and has changed
/// since is refused.
/// </summary>
/// <param name="Version">The ticket's, as the page showed it.</param>
[Api("Moves a ticket to another state.")]
[Operation("hall.move", Role.PhotoOperator, Role.Registrar)]
public sealed record MoveTicket(string CampaignId, string SessionId, Guid TicketId, TicketTrigger Step, int Version)
    : Command<Done>
{
    private static readonly TicketTrigger[] Simple =
    [
        TicketTrigger.CallAgain,
        TicketTrigger.Miss,
        TicketTrigger.Release,
        TicketTrigger.ComeBack,
        TicketTrigger.Leave,
    ];

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (!Simple.Contains(Step))
        {
            return Failure.Refused("illegal_step", "不能这样操作。", "That is not possible.");
        }

        var found = await loaded.Value.Ticket(TicketId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var ticket = found.Value;
        work.Expect(ticket, Version);
        var station = ticket.Station;
        var step = ticket.Step(Step, work.Now);
        if (!step.IsOk)
        {
            return step;
        }

        work.Record(new TicketMoved(ticket.Student!, SessionId, ticket.Number, Step, station));
        return default(Done);
    }
}

using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

/// <summary>Lets somebody go before the others, with a reason: injured, an examination, an interview (CAP-2).</summary>
[Api("Lets somebody go first, with a reason.")]
[Operation("hall.prefer", Role.PhotoOperator, Role.Registrar)]
public sealed record PreferTicket(string CampaignId, string SessionId, Guid TicketId, string? Reason) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var found = await loaded.Value.Ticket(TicketId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        found.Value.PriorityReason = Reason!.Trim();
        work.Record(new TicketPreferred(found.Value.Student!, SessionId, found.Value.Number, Reason.Trim()));
        return default(Done);
    }
}

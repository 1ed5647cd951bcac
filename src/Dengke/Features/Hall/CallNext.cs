using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>Calls the first in the queue to a station (CAP-2). A station calls one person at a time.</summary>
/// <returns>The ticket's number.</returns>
[Api("Calls the next person to a station.")]
[Operation("hall.call", Role.PhotoOperator, Role.Registrar)]
public sealed record CallNext(string CampaignId, string SessionId, int Station) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var hall = loaded.Value;
        var station = await hall.Station(Station, ct);
        if (!station.IsOk)
        {
            return station.Failure!;
        }

        if (!station.Value.Open)
        {
            return Failure.Refused("station_closed", $"{Station} 号机位没有开放。", $"Station {Station} is closed.");
        }

        if (await hall.At(Station, ct) is { } present)
        {
            return Failure.Refused(
                "station_busy",
                $"{Station} 号机位还有 {present.Number} 号, 请先完成、过号或放回。",
                $"Ticket {present.Number} is still at station {Station}: finish, miss or put it back first."
            );
        }

        var next = await hall.Tickets.Waiting().Include(t => t.Student).FirstOrDefaultAsync(ct);
        if (next is null)
        {
            return Failure.Refused("nobody_waits", "没有候场的人。", "Nobody waits.");
        }

        var step = next.Step(TicketTrigger.Call, work.Now);
        if (!step.IsOk)
        {
            return step.Failure!;
        }

        next.Station = Station;
        work.Record(new TicketMoved(next.Student!, SessionId, next.Number, TicketTrigger.Call, Station));
        await SoonCalled.Tell(hall, next, ct);
        return next.Number;
    }
}

using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

[Words("{session}: 机位 {station} 开放: {open}", "{session}: station {station} open: {open}")]
public sealed record StationSet(string Session, int Station, bool Open) : IAuditEvent
{
    public string? Subject => Session;
}

/// <summary>Opens or closes a station. Whoever is called to one that closes goes back to their old place, in front.</summary>
[Api("Opens or closes a station of the hall.")]
[Operation("hall.station", Role.PhotoOperator, Role.Registrar)]
public sealed record SetStation(string CampaignId, string SessionId, int Station, bool Open) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var station = await loaded.Value.Station(Station, ct);
        if (!station.IsOk)
        {
            return station.Failure!;
        }

        if (!Open && await loaded.Value.At(Station, ct) is { } present)
        {
            var step = present.Step(TicketTrigger.Release, work.Now);
            if (!step.IsOk)
            {
                return step;
            }

            work.Record(new TicketMoved(present.Student!, SessionId, present.Number, TicketTrigger.Release, Station));
        }

        (station.Value.Open, station.Value.ChangedBy, station.Value.ChangedAt) = (Open, work.Actor.Name, work.Now);
        work.Record(new StationSet(SessionId, Station, Open));
        return default(Done);
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>
/// Somebody's code was scanned at a station: whoever has been called there begins, everybody else is refused (CAP-4), as by a scan at the
/// station's desk. The station may go on all the same, with a reason that it states with the shot.
/// </summary>
/// <returns>The ticket's number.</returns>
[Operation("station.turn")]
public sealed record BeginTurn(string CampaignId, string SessionId, int Station, string Token) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk || loaded.Value.Session.Mode != CaptureMode.Station)
        {
            return Refusal(ShotProblems.UnknownSession);
        }

        var (student, problem) = await ShotMatch.StudentOf(work.Db, CampaignId, Token, ct);
        if (problem is not null)
        {
            return Refusal(problem);
        }

        var ticket = await loaded.Value.Tickets.FirstOrDefaultAsync(t => t.StudentId == student!.Id, ct);
        if (TicketSteps.NotTheirTurn(ticket, Station) is { } failure)
        {
            return failure;
        }

        if (ticket!.State == TicketState.Called && ticket.Step(TicketTrigger.Begin, work.Now) is { IsOk: false } kept)
        {
            return kept.Failure!;
        }

        work.Record(new TicketMoved(student!, SessionId, ticket.Number, TicketTrigger.Begin, Station));
        return ticket.Number;
    }

    /// <summary>Why nobody may be photographed by that code.</summary>
    internal static Failure Refusal(string problem)
    {
        var (chinese, english) = ShotProblems.Words(problem);
        return Failure.Refused(
            problem,
            $"{chinese}, 不能拍摄; 请到服务台核实。",
            $"{english}: no photo; ask at the service desk."
        );
    }
}

using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Hall;

/// <summary>A place in the queue. Nobody's name: the hall knows numbers.</summary>
internal sealed record TicketEntry(
    Guid Id,
    int Number,
    TicketState State,
    int? Station,
    DateTimeOffset SlotStartsAt,
    DateTimeOffset ArrivedAt,
    int Calls,
    int Version
);

/// <summary>The queue of a session.</summary>
internal sealed class HallApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapRead<ApiList<TicketEntry>>(
            "/campaigns/{campaign}/sessions/{session}/tickets",
            Tickets,
            "hall",
            "The tickets of a session, by number.",
            Role.PhotoOperator,
            Role.Registrar
        );

    private static Task<ApiList<TicketEntry>> Tickets(
        string campaign,
        string session,
        [AsParameters] ApiSlice slice,
        DengkeDb db,
        CancellationToken ct
    ) =>
        slice.Of(
            db.Tickets(campaign, session)
                .OrderBy(t => t.Number)
                .Select(t => new TicketEntry(
                    t.Id,
                    t.Number,
                    t.State,
                    t.Station,
                    t.SlotStartsAt,
                    t.ArrivedAt,
                    t.Calls,
                    t.Version
                )),
            ct
        );
}

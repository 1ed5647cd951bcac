using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Timetable;

internal sealed record TimetableEntry(
    Guid Id,
    int Number,
    TimetableState State,
    bool Optimal,
    DateTimeOffset MadeAt,
    int Version
);

internal sealed record SlotEntry(
    Guid Id,
    string SessionId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int Capacity,
    int Taken
);

/// <summary>The capture timetable.</summary>
internal sealed class TimetableApi : IRoutes
{
    private const string Tag = "timetable";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapList(
            "timetables",
            Tag,
            "The timetables that were made, published and drafts.",
            (db, campaign) =>
                db
                    .Timetables.Where(t => t.CampaignId == campaign)
                    .OrderBy(t => t.Number)
                    .Select(t => new TimetableEntry(t.Id, t.Number, t.State, t.Optimal, t.MadeAt, t.Version)),
            Role.Registrar
        );
        app.MapList(
            "slots",
            Tag,
            "The published slots and how full they are.",
            (db, campaign) =>
                db
                    .CaptureSlots.Where(s => s.CampaignId == campaign)
                    .OrderBy(s => s.StartsAt)
                    .ThenBy(s => s.Id)
                    .Select(s => new SlotEntry(s.Id, s.SessionId, s.StartsAt, s.EndsAt, s.Capacity, s.Taken))
        );
    }
}

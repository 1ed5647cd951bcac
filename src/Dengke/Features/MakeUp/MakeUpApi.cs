using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.MakeUp;

internal sealed record BookingEntry(
    Guid Id,
    Guid StudentId,
    BookingState State,
    DateTimeOffset StartsAt,
    bool Retake,
    int Version
);

/// <summary>Appointments at the studio.</summary>
internal sealed class MakeUpApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapList(
            "bookings",
            "makeup",
            "The appointments at the studio.",
            (db, campaign) =>
                db
                    .StudioBookings.Where(b => b.CampaignId == campaign)
                    .OrderBy(b => b.Id)
                    .Select(b => new BookingEntry(
                        b.Id,
                        b.StudentId,
                        b.State,
                        b.Slot!.StartsAt,
                        b.RetakeReason != null,
                        b.Version
                    )),
            Role.PhotoOperator,
            Role.Registrar
        );
}

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

/// <summary>An hour that can be booked.</summary>
/// <param name="Left">Places that are left.</param>
internal sealed record HourEntry(DateTimeOffset StartsAt, int Left);

/// <summary>Appointments at the studio.</summary>
internal sealed class MakeUpApi(TimeProvider clock) : IRoutes
{
    private const int Days = 14;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapRead<IReadOnlyList<HourEntry>>(
            "/campaigns/{campaign}/studio-hours",
            Hours,
            "makeup",
            "The hours that can be booked at the studio, of a fortnight of open days from a date."
        );
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

    private async Task<IResult> Hours(string campaign, DateOnly? from, DengkeDb db, CancellationToken ct)
    {
        var plan = await StudioPlan.Load(db, campaign, ct);
        if (!plan.IsOk)
        {
            return ApiProblem.Of(plan.Failure!);
        }

        var now = clock.GetUtcNow();
        var choices = await StudioChoices.Load(db, plan.Value, from ?? StudioPlan.DateOf(now), Days, now, ct);
        var free = choices.Days.SelectMany(d => d.Hours).Where(h => h.CanBeChosen);
        return Results.Json(free.Select(h => new HourEntry(h.Hour.Window.OpensAt, h.Left)).ToList(), ApiJson.Options);
    }
}

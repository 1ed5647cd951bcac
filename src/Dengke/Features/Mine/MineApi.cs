using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Crypto;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Mine;

/// <param name="Asked">Whether it is ticked or corrected when the record is declared.</param>
internal sealed record MyField(string Key, string? Registry, string? Academic, Verdict? Verdict, bool Asked, bool Ticked);

internal sealed record MyCorrection(Guid Id, string Field, CorrectionState State, string? DecisionReason, int Version);

/// <summary>A slot of the student's class, and where it is.</summary>
internal sealed record MySlot(Guid Id, string Session, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

internal sealed record MyBooking(Guid Id, BookingState State, DateTimeOffset StartsAt);

/// <param name="Seen">Goes with the declaration, which is refused where the record has changed since.</param>
/// <param name="Portrait">The photo to proof-read; null where there is none.</param>
internal sealed record MyStanding(
    string Campaign,
    Guid StudentId,
    ConfirmationState State,
    int Version,
    string Seen,
    IReadOnlyList<MyField> Fields,
    IReadOnlyList<MyCorrection> Corrections,
    CodeState Code,
    MySlot? Slot,
    MyBooking? Booking,
    Guid? Portrait,
    bool Sealed
);

/// <summary>What a student's own pages say, in the newest campaign that they are in.</summary>
internal sealed class MineApi(Vault vault) : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapRead<MyStanding>("/me", Me, "me", "One's own record and how far one is.", Role.Student);

    private async Task<IResult> Me(DengkeDb db, HttpContext http, CancellationToken ct)
    {
        var student = await db
            .Students.OwnedBy(http.Caller())
            .OrderByDescending(s => s.CampaignId)
            .Include(s => s.Confirmation)
            .FirstOrDefaultAsync(ct);
        if (student is null)
        {
            return ApiProblem.Of(Failure.NotFound());
        }

        var campaign = (await StoredCampaign.Load(db, student.CampaignId, ct)).Value;
        var rows = await StudentRows.Load(db, student, ct);
        var compared = await StudentComparison.Of(db, campaign, student, rows, ct);
        var ticked = (student.Confirmation?.Ticked ?? "").Split(' ');
        var id = student.Id;
        return Results.Json(
            new MyStanding(
                student.CampaignId,
                id,
                student.Confirmation?.State ?? ConfirmationState.NotStarted,
                student.Confirmation?.Version ?? 0,
                WorkingRecord.Of(rows, vault).Hash(campaign.Catalogue(), vault),
                [
                    .. compared.Fields.Select(f => new MyField(
                        f.Field.Key,
                        f.Registry,
                        f.Academic,
                        f.Verdict,
                        f.Field.Confirmed,
                        ticked.Contains(f.Field.Key, StringComparer.Ordinal)
                    )),
                ],
                await db
                    .Corrections.Where(c => c.StudentId == id)
                    .OrderBy(c => c.Id)
                    .Select(c => new MyCorrection(c.Id, c.Field, c.State, c.DecisionReason, c.Version))
                    .ToListAsync(ct),
                await db.CaptureCodes.Where(c => c.StudentId == id).Select(c => c.State).FirstOrDefaultAsync(ct),
                await db
                    .StudentSlots.Where(s => s.StudentId == id)
                    .Select(s => new MySlot(s.SlotId, s.Slot!.SessionId, s.Slot.StartsAt, s.Slot.EndsAt))
                    .FirstOrDefaultAsync(ct),
                await db
                    .StudioBookings.Where(b => b.StudentId == id)
                    .OrderByDescending(b => b.Id)
                    .Select(b => new MyBooking(b.Id, b.State, b.Slot!.StartsAt))
                    .FirstOrDefaultAsync(ct),
                await db
                    .PhotoReadings.Where(r => r.StudentId == id && r.State == ReadingState.Waiting)
                    .Select(r => (Guid?)r.PhotoId)
                    .FirstOrDefaultAsync(ct),
                await db.SealedStudents.AnyAsync(s => s.StudentId == id, ct)
            ),
            ApiJson.Options
        );
    }
}

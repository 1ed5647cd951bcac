using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Capture;
using Dengke.Photos.Specifications;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>What the day packs of a campaign's stations have in common. Tokens stand for people: no name, no number (SEC-5).</summary>
/// <param name="Mark">A hash of all of it.</param>
internal sealed record PackContent(
    string Specification,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<PackSession> Sessions,
    IReadOnlyList<PackPerson> People,
    IReadOnlyList<string> Revoked,
    string Mark
)
{
    private const int StudioSlotMinutes = 60;

    /// <summary>Else every shot of the day would have every station fetch its pack anew.</summary>
    private static readonly TimeSpan NewsOfPortraits = TimeSpan.FromMinutes(5);

    public static async Task<Outcome<PackContent>> Load(DengkeDb db, Campaign campaign, DateTimeOffset now, CancellationToken ct)
    {
        var id = campaign.Id;
        var recipients = await db
            .RecipientKeys.Where(k => k.CampaignId == id && k.RetiredAt == null)
            .OrderBy(k => k.Id)
            .Select(k => k.PublicKey)
            .ToListAsync(ct);
        if (recipients.Count == 0)
        {
            return Failure.Refused(
                "no_recipient",
                "还没有接收公钥: 请先在“接收公钥”页添加, 采集站才能加密照片。",
                "There is no recipient key yet: add one first, so that stations can encrypt."
            );
        }

        if (ShippedSpecifications.TextOf(campaign.Photo.Specification) is not { } specification)
        {
            return Failure.Refused(
                "no_specification",
                $"没有照片规格“{campaign.Photo.Specification}”, 请在批次设置中更正。",
                $"There is no photo specification “{campaign.Photo.Specification}”; correct it in the campaign's settings."
            );
        }

        var sessions = SessionsOf(campaign);
        var people = await PeopleOf(db, campaign, now, ct);
        var live = people.Select(p => p.Person.Token).ToHashSet(StringComparer.Ordinal);
        var revoked = await db
            .RevokedCodes.Where(c => c.CampaignId == id && c.Token != null)
            .Select(c => c.Token!)
            .ToListAsync(ct);
        List<string> away =
        [
            .. revoked.Where(t => !live.Contains(t)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var known = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % NewsOfPortraits.Ticks), TimeSpan.Zero);
        var mark = new
        {
            specification,
            recipients,
            sessions,
            people = people.Select(p => p.Person with { Captured = p.CapturedAt < known, Owes = false }),
            away,
            campaign.Title,
            campaign.Photo.SendOriginals,
        };
        return new PackContent(
            specification,
            recipients,
            sessions,
            [.. people.Select(p => p.Person)],
            away,
            Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(mark)))
        );
    }

    /// <summary>The sessions at which our stations shoot, and the studio, which has an id of its own.</summary>
    public static IReadOnlyList<PackSession> SessionsOf(Campaign campaign) =>
        [
            .. campaign
                .Phases.Sessions.Where(s => s.Mode == CaptureMode.Station)
                .OrderBy(s => s.Window.Opens)
                .Select(s => new PackSession(
                    s.Id,
                    SlotWords.PlaceOf(campaign, s.Id),
                    s.Window.OpensAt,
                    s.Window.ClosesAt,
                    s.SlotMinutes,
                    s.ArriveEarlyMinutes
                )),
            .. campaign.Phases.MakeUp is { } studio ? [StudioOf(campaign, studio)] : Array.Empty<PackSession>(),
        ];

    private static PackSession StudioOf(Campaign campaign, MakeUpStudio studio)
    {
        var venue = campaign.Venues.FirstOrDefault(v => v.Id == studio.Venue);
        return new(
            CapturedPhoto.MakeUp,
            venue is null ? studio.Venue : $"{venue.Campus}{venue.Name}",
            studio.Window.OpensAt,
            studio.Window.ClosesAt,
            StudioSlotMinutes,
            0
        );
    }

    /// <summary>Who has a code and is expected, each once: who has booked the studio comes there, once their slot in the hall is over.</summary>
    private static async Task<List<(PackPerson Person, DateTimeOffset? CapturedAt)>> PeopleOf(
        DengkeDb db,
        Campaign of,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var campaign = of.Id;
        var rows = await (
            from code in db.CaptureCodes
            where code.CampaignId == campaign && code.Token != null
            join student in db.Students on code.StudentId equals student.Id
            where student.InCohort
            join own in db.StudentSlots on student.Id equals own.StudentId into slots
            from own in slots.DefaultIfEmpty()
            join taken in db.CapturedPhotos.Where(p => p.State == PhotoState.Current)
                on student.Id equals taken.StudentId
                into photos
            from taken in photos.DefaultIfEmpty()
            select new
            {
                code.StudentId,
                Token = code.Token!,
                Slot = own == null ? null : own.Slot,
                CapturedAt = taken == null ? (DateTimeOffset?)null : taken.TakenAt,
            }
        ).ToListAsync(ct);
        var studio = await db
            .StudioBookings.Where(b => b.CampaignId == campaign && b.State == BookingState.Booked)
            .Select(b => new { b.StudentId, b.Slot!.StartsAt })
            .ToDictionaryAsync(b => b.StudentId, b => b.StartsAt, ct);
        var paid = (
            await db
                .Payments.Where(p => p.CampaignId == campaign && p.VoidedAt == null)
                .Select(p => new { p.StudentId, p.Occasion })
                .ToListAsync(ct)
        ).ToHashSet();
        var people =
            from row in rows
            let booked = studio.TryGetValue(row.StudentId, out var at) ? at : (DateTimeOffset?)null
            let hall = row.Slot is { } slot && (booked is null || slot.EndsAt > now) ? slot : null
            where hall is not null || booked is not null
            let occasion = hall?.SessionId ?? CapturedPhoto.MakeUp
            let fee = hall is null ? of.Fees.MakeUp : of.Fees.OnSite
            orderby row.Token
            select (
                new PackPerson(
                    row.Token,
                    occasion,
                    hall?.StartsAt ?? booked!.Value,
                    row.CapturedAt is not null,
                    fee.Fen > 0 && !paid.Contains(new { row.StudentId, Occasion = occasion })
                ),
                row.CapturedAt
            );
        return [.. people];
    }
}

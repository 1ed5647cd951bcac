using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.MakeUp;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>Finds all that is missing or open in a campaign (SEA-1), each with the exception that names it.</summary>
internal sealed class OpenItems
{
    private sealed record Person(Guid Id, string StudentNo, string Name, string College, ConfirmationState State);

    private static readonly CorrectionState[] Undecided = [.. Enum.GetValues<CorrectionState>().Where(s => s.IsOpen())];

    private readonly DengkeDb db;
    private readonly Campaign campaign;
    private readonly Dictionary<Guid, Person> people;
    private readonly List<OpenItem> items = [];

    private OpenItems(DengkeDb db, Campaign campaign, Dictionary<Guid, Person> people) =>
        (this.db, this.campaign, this.people) = (db, campaign, people);

    /// <summary>By college, kind and student number.</summary>
    public static async Task<IReadOnlyList<OpenItem>> Load(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var students = await db
            .Students.AsNoTracking()
            .Where(s => s.CampaignId == campaign.Id && s.InCohort)
            .Select(s => new
            {
                s.Id,
                s.StudentNo,
                s.Name,
                s.College,
                State = (ConfirmationState?)s.Confirmation!.State,
            })
            .ToListAsync(ct);
        var persons = students.ToDictionary(
            s => s.Id,
            s => new Person(s.Id, s.StudentNo, s.Name, s.College, s.State ?? ConfirmationState.NotStarted)
        );
        var found = new OpenItems(db, campaign, persons);
        await found.AddPhases(now, ct);
        await found.AddConfirmations(now, ct);
        await found.AddPortraits(ct);
        await found.AddCases(ct);
        var named = await db
            .SealExceptions.AsNoTracking()
            .Where(e => e.CampaignId == campaign.Id && e.WithdrawnAt == null)
            .ToDictionaryAsync(e => (e.Kind, e.Subject), ct);
        return
        [
            .. found
                .items.Select(i => i with { Exception = named.GetValueOrDefault((i.Kind, i.Subject)) })
                .OrderBy(i => i.College, StringComparer.Ordinal)
                .ThenBy(i => i.Kind)
                .ThenBy(i => i.StudentNo, StringComparer.Ordinal)
                .ThenBy(i => i.Subject, StringComparer.Ordinal),
        ];
    }

    private async Task AddPhases(DateTimeOffset now, CancellationToken ct)
    {
        var extensions = await db
            .WindowExtensions.AsNoTracking()
            .Where(e => e.CampaignId == campaign.Id)
            .Select(e => new { e.Phase, e.Until })
            .ToListAsync(ct);
        foreach (var phase in Enum.GetValues<Phase>().Where(p => p != Phase.Sealing))
        {
            if (campaign.Phases.WindowOf(phase) is not { } window)
            {
                continue;
            }

            var end = extensions.Where(e => e.Phase == phase).Select(e => e.Until).Append(window.ClosesAt).Max();
            if (end > now)
            {
                var local = ChinaTime.ToLocal(end);
                var note = ($"至 {ChinaTime.Describe(local)}", $"until {ChinaTime.DescribeInEnglish(local)}");
                items.Add(new(OpenKind.PhaseOpen, phase.ToString(), null, null, phase.Name(), "", note));
            }
        }
    }

    private async Task AddConfirmations(DateTimeOffset now, CancellationToken ct)
    {
        foreach (var person in people.Values.Where(p => p.State != ConfirmationState.Final))
        {
            var kind = person.State.IsRegistered() ? OpenKind.NotAccepted : OpenKind.NotRegistered;
            Add(kind, person.Id.ToString(), person, ConfirmationWords.Of(person.State));
        }

        var corrections = await db
            .Corrections.AsNoTracking()
            .Where(c => c.CampaignId == campaign.Id && Undecided.Contains(c.State))
            .Select(c => new
            {
                c.Id,
                c.StudentId,
                c.Field,
                c.State,
            })
            .ToListAsync(ct);
        foreach (var correction in corrections)
        {
            if (people.GetValueOrDefault(correction.StudentId) is { } person)
            {
                var field = campaign.Catalogue().Find(correction.Field);
                var (chinese, english) = ConfirmationWords.Of(correction.State);
                var note = (
                    $"{field?.Label ?? correction.Field}: {chinese}",
                    $"{field?.EnglishLabel ?? correction.Field}: {english}"
                );
                Add(OpenKind.OpenCorrection, correction.Id.ToString(), person, note);
            }
        }

        foreach (var college in await CollegeStanding.Load(db, campaign, now, ct))
        {
            if (college is { Total: > 0, State: not SubmissionState.Accepted })
            {
                var note = college.IsReturned ? ("已退回", "Returned") : ConfirmationWords.Of(college.State);
                items.Add(new(OpenKind.CollegeOpen, college.College, null, college.College, college.College, "", note));
            }
        }
    }

    private async Task AddPortraits(CancellationToken ct)
    {
        var photos = await db
            .CapturedPhotos.AsNoTracking()
            .Where(p => p.CampaignId == campaign.Id && p.State == PhotoState.Current)
            .Select(p => new { p.Id, p.StudentId })
            .ToDictionaryAsync(p => p.StudentId, p => p.Id, ct);
        var received = (
            await db
                .ReceivedShots.Where(s => s.CampaignId == campaign.Id && s.PhotoId != null)
                .Select(s => s.PhotoId!.Value)
                .ToListAsync(ct)
        ).ToHashSet();
        var readings = await db
            .PhotoReadings.AsNoTracking()
            .Where(r => r.CampaignId == campaign.Id)
            .Select(r => new { r.PhotoId, r.State })
            .ToDictionaryAsync(r => r.PhotoId, r => r.State, ct);
        var checks = await db
            .IdentityChecks.AsNoTracking()
            .Where(c => c.CampaignId == campaign.Id)
            .Select(c => new { c.StudentId, c.State })
            .ToDictionaryAsync(c => c.StudentId, c => c.State, ct);
        foreach (var person in people.Values)
        {
            var id = person.Id.ToString();
            if (!photos.TryGetValue(person.Id, out var photo))
            {
                Add(OpenKind.NoPortrait, id, person, ("", ""));
                continue;
            }

            if (!received.Contains(photo))
            {
                Add(OpenKind.NotReceived, id, person, ("", ""));
            }

            ReadingState? reading = readings.TryGetValue(photo, out var said) ? said : null;
            if (reading != ReadingState.Confirmed)
            {
                Add(OpenKind.NotProofRead, id, person, reading?.Words() ?? ("校对图未就绪", "No view yet"));
            }

            IdentityState? check = checks.TryGetValue(person.Id, out var state) ? state : null;
            if (check?.IsEnd() != true)
            {
                Add(OpenKind.IdentityOpen, id, person, check?.Words() ?? ("没有结果", "No result"));
            }
        }
    }

    private async Task AddCases(CancellationToken ct)
    {
        var cases = await db
            .PhotoCases.AsNoTracking()
            .Where(c => c.CampaignId == campaign.Id && c.State == CaseState.Open)
            .Select(c => new
            {
                c.Id,
                c.StudentId,
                c.Text,
            })
            .ToListAsync(ct);
        foreach (var one in cases)
        {
            var person = one.StudentId is { } id ? people.GetValueOrDefault(id) : null;
            Add(OpenKind.OpenCase, one.Id.ToString(), person, (one.Text, one.Text));
        }

        var shots = await db
            .ReceivedShots.AsNoTracking()
            .Where(s => s.CampaignId == campaign.Id && s.State == ReceivedState.SetAside)
            .Select(s => new { s.Id, s.Shot })
            .ToListAsync(ct);
        foreach (var shot in shots)
        {
            items.Add(new(OpenKind.SetAside, shot.Id.ToString(), null, null, shot.Shot, "", ("", "")));
        }

        var bookings = await db
            .StudioBookings.AsNoTracking()
            .Where(b => b.CampaignId == campaign.Id && b.State == BookingState.Booked)
            .Select(b => new
            {
                b.Id,
                b.StudentId,
                b.Slot!.StartsAt,
            })
            .ToListAsync(ct);
        foreach (var booking in bookings)
        {
            var local = ChinaTime.ToLocal(booking.StartsAt);
            var note = (ChinaTime.Describe(local), ChinaTime.DescribeInEnglish(local));
            Add(OpenKind.BookingToCome, booking.Id.ToString(), people.GetValueOrDefault(booking.StudentId), note);
        }
    }

    private void Add(OpenKind kind, string subject, Person? person, (string, string) note) =>
        items.Add(new(kind, subject, person?.Id, person?.College, person?.Name ?? "—", person?.StudentNo ?? "", note));
}

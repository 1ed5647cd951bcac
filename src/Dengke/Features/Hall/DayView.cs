using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>How far a college is in a session.</summary>
/// <param name="Invited">With a slot in it.</param>
public sealed record CollegeDay(string College, int Invited, int CameIn, int Done);

/// <summary>Who has which slot.</summary>
internal sealed record Invitation(Guid StudentId, string College, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>A quarter of an hour of a session.</summary>
/// <param name="Planned">With a slot that begins in it, spread evenly where slots are longer.</param>
public sealed record DayQuarter(DateTimeOffset At, int Done, double Planned);

/// <summary>A day of photos in numbers (DSH-1).</summary>
public sealed class DayView
{
    public IReadOnlyList<DayQuarter> Quarters { get; private init; } = [];

    public IReadOnlyList<CollegeDay> Colleges { get; private init; } = [];

    /// <summary>Why portraits of this session were rejected, and how many.</summary>
    public IReadOnlyList<(string Reason, int Count)> Rejects { get; private init; } = [];

    public IReadOnlyList<(PaymentMethod? Method, Money Sum, int Count)> Takings { get; private init; } = [];

    public int Invited { get; private init; }

    public int CameIn { get; private init; }

    public int Done { get; private init; }

    /// <summary>With a slot whose time at the door is over, and no ticket.</summary>
    public int Overdue { get; private init; }

    /// <summary>Students an hour by what was done in the last minutes; null where too little was.</summary>
    public int? Pace { get; private init; }

    /// <summary>Null where nobody is left, or no station is open.</summary>
    public DateTimeOffset? LastDeparture { get; private init; }

    public static async Task<DayView> Load(
        DengkeDb db,
        string campaign,
        CaptureSession session,
        HallView hall,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var tickets = db.Tickets(campaign, session.Id);
        var slots = await db
            .StudentSlots.Where(s => s.CampaignId == campaign && s.Slot!.SessionId == session.Id)
            .Join(
                db.Students.Where(s => s.InCohort),
                slot => slot.StudentId,
                student => student.Id,
                (slot, student) => new Invitation(student.Id, student.College, slot.Slot!.StartsAt, slot.Slot.EndsAt)
            )
            .ToListAsync(ct);
        var people = await tickets.Select(t => t.StudentId).ToHashSetAsync(ct);
        var present = await tickets.CountAsync(
            t => t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving,
            ct
        );
        var photos = await db
            .CapturedPhotos.Where(p => p.CampaignId == campaign && p.Occasion == session.Id)
            .Select(p => new
            {
                p.StudentId,
                p.TakenAt,
                p.State,
            })
            .ToListAsync(ct);
        var done = photos.Where(p => p.State != PhotoState.Rejected).Select(p => p.StudentId).ToHashSet();
        people.UnionWith(done);
        var over = slots.Where(s => now >= DoorTimes.Until(session, s.EndsAt)).ToList();
        var overdue = over.Count(s => !people.Contains(s.StudentId));
        // As many of the later slots will stay away as of those that are over.
        var coming = over.Count == 0 ? 1 : 1 - ((double)overdue / over.Count);
        var open = slots.Where(s => !people.Contains(s.StudentId) && now < DoorTimes.Until(session, s.EndsAt));
        var pace = WaitEstimate.PerHour(photos.Count(p => p.TakenAt > now.AddMinutes(-WaitEstimate.ObservedMinutes)));
        return new DayView
        {
            Quarters =
            [
                .. QuartersOf(session)
                    .Select(at => new DayQuarter(
                        at,
                        photos.Count(p => p.TakenAt >= at && p.TakenAt < at.AddMinutes(15)),
                        slots.Sum(s => Share(s.StartsAt, s.EndsAt, at))
                    )),
            ],
            Colleges =
            [
                .. slots
                    .GroupBy(s => s.College)
                    .Select(g => new CollegeDay(
                        g.Key,
                        g.Count(),
                        g.Count(s => people.Contains(s.StudentId)),
                        g.Count(s => done.Contains(s.StudentId))
                    ))
                    .OrderBy(c => (double)c.Done / c.Invited)
                    .ThenBy(c => c.College, StringComparer.Ordinal),
            ],
            Rejects = await RejectsOf(db, campaign, session.Id, ct),
            Takings = await TakingsOf(db, campaign, session.Id, ct),
            Invited = slots.Count,
            CameIn = people.Count,
            Done = done.Count,
            Overdue = overdue,
            Pace = pace,
            LastDeparture = DepartureForecast.Last(
                session,
                now,
                present,
                open.GroupBy(s => s.StartsAt).Select(g => (g.Key, g.Count() * coming)),
                pace ?? hall.Stations.Count(s => s.Open) * session.RatePerHour
            ),
        };
    }

    private static IEnumerable<DateTimeOffset> QuartersOf(CaptureSession session)
    {
        for (var at = session.Window.OpensAt; at < session.Window.ClosesAt; at = at.AddMinutes(15))
        {
            yield return at;
        }
    }

    /// <summary>How much of a slot lies in the quarter of an hour from an instant on, 0 to 1.</summary>
    private static double Share(DateTimeOffset start, DateTimeOffset end, DateTimeOffset quarter)
    {
        var until = quarter.AddMinutes(15);
        var common = (end < until ? end : until) - (start > quarter ? start : quarter);
        return end > start ? Math.Max(0, common / (end - start)) : 0;
    }

    private static async Task<IReadOnlyList<(string, int)>> RejectsOf(
        DengkeDb db,
        string campaign,
        string session,
        CancellationToken ct
    )
    {
        var rows = await db
            .CapturedPhotos.Where(p => p.CampaignId == campaign && p.Occasion == session && p.State == PhotoState.Rejected)
            .GroupBy(p => p.Reason)
            .Select(g => new { Reason = g.Key ?? "", Count = g.Count() })
            .OrderByDescending(g => g.Count)
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.Reason, r.Count))];
    }

    private static async Task<IReadOnlyList<(PaymentMethod?, Money, int)>> TakingsOf(
        DengkeDb db,
        string campaign,
        string session,
        CancellationToken ct
    )
    {
        var rows = await db
            .Payments.Where(p => p.CampaignId == campaign && p.Occasion == session && p.VoidedAt == null)
            .GroupBy(p => p.Method)
            .Select(g => new
            {
                g.Key,
                Sum = g.Sum(p => p.AmountFen),
                Count = g.Count(),
            })
            .ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Key is null).ThenBy(r => r.Key).Select(r => (r.Key, new Money(r.Sum), r.Count))];
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Timetable;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>What there is to plan: the campaign's sessions, its classes with as many students as are still to be photographed, the rules.</summary>
internal static class PlanInput
{
    /// <param name="previous">From which to depart as little as possible; null for a fresh start.</param>
    public static async Task<PlanRequest> Load(
        DengkeDb db,
        Campaign campaign,
        int fillPercent,
        TimetableVersion? previous,
        CancellationToken ct
    )
    {
        var id = campaign.Id;
        var counts = await ToPlan(db, id)
            .GroupBy(s => new { s.College, s.ClassName })
            .Select(g => new
            {
                g.Key.College,
                g.Key.ClassName,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var rules = await db.TimetableRules.Where(r => r.CampaignId == id).ToListAsync(ct);
        var apart = rules.Where(r => r.StudentId is not null).ToLookup(r => r.StudentId!.Value);
        var ids = apart.Select(r => r.Key).ToArray();
        var people = await ToPlan(db, id)
            .Where(s => ids.Contains(s.Id))
            .Select(s => new
            {
                s.Id,
                s.StudentNo,
                s.ClassName,
            })
            .ToListAsync(ct);
        var blocked = rules.Where(r => r.Kind == TimetableRuleKind.Blocked && r.ClassName is not null).ToLookup(r => r.ClassName);
        return new PlanRequest
        {
            Sessions = Sessions(campaign),
            Classes =
            [
                .. counts
                    .GroupBy(c => c.ClassName)
                    .Select(g => new PlanClass(
                        g.Key,
                        g.MaxBy(c => c.Count)!.College,
                        CampusOf(campaign, g.Key, g.MaxBy(c => c.Count)!.College),
                        g.Sum(c => c.Count)
                    )
                    {
                        Blocked = [.. blocked[g.Key].Select(WindowOf)],
                        Exceptions =
                        [
                            .. people
                                .Where(p => p.ClassName == g.Key)
                                .Select(p => new PlanException(
                                    p.StudentNo,
                                    apart[p.Id].FirstOrDefault(r => r.Kind == TimetableRuleKind.Session)?.SessionId,
                                    [.. apart[p.Id].Where(r => r.Kind == TimetableRuleKind.Blocked).Select(WindowOf)]
                                )),
                        ],
                    })
                    .OrderBy(c => c.Name, StringComparer.Ordinal),
            ],
            Pins =
            [
                .. rules
                    .Where(r => r.Kind == TimetableRuleKind.Pin && counts.Any(c => c.ClassName == r.ClassName))
                    .Select(r => new PlanPin(r.ClassName!, r.SessionId!, ChinaTime.ToLocal(r.From!.Value))),
            ],
            Previous = previous is null ? [] : PlacementsOf(previous),
            FillPercent = fillPercent,
        };
    }

    /// <summary>The sessions at which students are photographed by slot.</summary>
    public static IReadOnlyList<PlanSession> Sessions(Campaign campaign) =>
        [
            .. campaign
                .Phases.Sessions.Where(s => s.Mode != CaptureMode.Studio)
                .OrderBy(s => s.Window.Opens)
                .Select(s => new PlanSession(s, campaign.Venues.FirstOrDefault(v => v.Id == s.Venue)?.Campus)),
        ];

    /// <summary>The slots of those sessions, by session and start.</summary>
    public static IReadOnlySet<(string SessionId, DateTime Start)> SlotsOf(Campaign campaign) =>
        Sessions(campaign).SelectMany(s => SessionSlots.Of(s.Session).Select(t => (s.Session.Id, t.Start))).ToHashSet();

    public static IReadOnlyList<Placement> PlacementsOf(TimetableVersion version) =>
        [
            .. version.Placements.Select(p => new Placement(
                p.ClassName,
                p.StudentNo,
                p.SessionId,
                ChinaTime.ToLocal(p.StartsAt),
                p.Students
            )),
        ];

    /// <summary>Who graduates and has no portrait yet.</summary>
    public static IQueryable<Student> ToPlan(DengkeDb db, string campaign) =>
        db.Students.Where(s =>
            s.CampaignId == campaign
            && s.InCohort
            && !db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current)
        );

    private static Window WindowOf(TimetableRule rule) =>
        new(ChinaTime.ToLocal(rule.From!.Value), ChinaTime.ToLocal(rule.Until!.Value));

    private static string? CampusOf(Campaign campaign, string @class, string college) =>
        campaign.Classes.FirstOrDefault(c => c.Name == @class) is { } known
            ? campaign.CampusOf(known)
            : campaign.Colleges.FirstOrDefault(c => c.Name == college)?.Campus;
}

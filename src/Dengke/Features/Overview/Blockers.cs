using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Overview;

/// <summary>Somebody for whom others wait.</summary>
/// <param name="Who">A class's counselors, a college, or the registrar.</param>
/// <param name="What">What they have to do, Chinese and English.</param>
/// <param name="Count">How many wait for it, 1 or more.</param>
/// <param name="Since">Since when the first one waits; null where nothing says.</param>
/// <param name="List">Where it is done or listed, below the campaign's address.</param>
public sealed record Blocker(
    (string Chinese, string English) Who,
    (string Chinese, string English) What,
    int Count,
    DateTimeOffset? Since,
    string List
);

/// <summary>Who holds the campaign up (DSH-1): for each waiting student the one whose turn it is.</summary>
public static class Blockers
{
    /// <summary>Most waiting first.</summary>
    public static async Task<IReadOnlyList<Blocker>> Load(
        DengkeDb db,
        Campaign campaign,
        IReadOnlyList<CollegeStanding> colleges,
        CancellationToken ct
    ) =>
        [
            .. (await OfCounselors(db, campaign, ct))
                .Concat(OfColleges(colleges))
                .Concat(await OfTheRegistrar(db, campaign.Id, ct))
                .Where(b => b.Count > 0)
                .OrderByDescending(b => b.Count)
                .ThenBy(b => b.Since),
        ];

    /// <summary>Declared students wait for their counselor to register them; the others have yet to be brought to it.</summary>
    private static async Task<IEnumerable<Blocker>> OfCounselors(DengkeDb db, Campaign campaign, CancellationToken ct)
    {
        var students = await db
            .Students.Where(s => s.CampaignId == campaign.Id && s.InCohort)
            .Select(s => new
            {
                s.College,
                s.ClassName,
                State = (ConfirmationState?)s.Confirmation!.State,
                s.Confirmation.DeclaredAt,
            })
            .ToListAsync(ct);
        var counselors = campaign.Counselors.ToDictionary(c => c.UserName, c => c.Name, StringComparer.Ordinal);
        var names = campaign.Classes.ToDictionary(
            c => c.Name,
            c => counselors.GetValueOrDefault(c.Counselor),
            StringComparer.Ordinal
        );
        return students
            .GroupBy(s => (s.College, s.ClassName))
            .SelectMany(g =>
            {
                var who = $"{g.Key.ClassName} {names.GetValueOrDefault(g.Key.ClassName)}".Trim();
                var list = $"missing?college={Uri.EscapeDataString(g.Key.College)}&q={Uri.EscapeDataString(g.Key.ClassName)}";
                var declared = g.Where(s => s.State is ConfirmationState.DeclaredCorrect or ConfirmationState.CorrectionAsked)
                    .ToList();
                var silent = g.Count(s => s.State is null or ConfirmationState.NotStarted or ConfirmationState.Viewed);
                return new Blocker[]
                {
                    new(
                        (who, who),
                        ("学生已确认, 待辅导员登记", "declared, to be registered by the counselor"),
                        declared.Count,
                        declared.Min(s => s.DeclaredAt),
                        list
                    ),
                    new((who, who), ("学生尚未确认", "students have not declared"), silent, Since: null, list),
                };
            });
    }

    private static IEnumerable<Blocker> OfColleges(IReadOnlyList<CollegeStanding> colleges) =>
        colleges
            .Where(c => !c.HasSubmitted && c.Missing == 0 && c.Total > 0)
            .Select(c => new Blocker(
                (c.College, c.College),
                ("全部已登记, 待学院签字提交", "all registered, to be signed and submitted by the college"),
                c.Total,
                Since: null,
                $"submissions/{Uri.EscapeDataString(c.College)}"
            ));

    private static async Task<IEnumerable<Blocker>> OfTheRegistrar(DengkeDb db, string campaign, CancellationToken ct)
    {
        var corrections = await db
            .Corrections.Where(c => c.CampaignId == campaign && c.State == CorrectionState.Submitted)
            .Join(db.StudentConfirmations, c => c.StudentId, s => s.StudentId, (_, s) => s.SubmittedAt)
            .ToListAsync(ct);
        var shots = await db
            .ReceivedShots.Where(s => s.CampaignId == campaign && s.State == ReceivedState.SetAside)
            .Select(s => s.ReceivedAt)
            .ToListAsync(ct);
        var cases = await db
            .PhotoCases.Where(c => c.CampaignId == campaign && c.State == CaseState.Open)
            .Select(c => c.OpenedAt)
            .ToListAsync(ct);
        var registrar = ("教务处", "Registrar");
        return
        [
            new(registrar, ("更正待审核", "corrections to decide"), corrections.Count, corrections.Min(), "corrections"),
            new(
                registrar,
                ("照片待处理", "photos set aside"),
                shots.Count,
                shots.Count > 0 ? shots.Min() : null,
                "handoff?state=SetAside"
            ),
            new(
                registrar,
                ("图像异议待处理", "open portrait cases"),
                cases.Count,
                cases.Count > 0 ? cases.Min() : null,
                "handoff/cases"
            ),
        ];
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Dengke.Timetable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>采集安排: solve, look at what the plan breaks, move a class, publish; what has changed since the version before (SCH-1).</summary>
[Allow(Role.Registrar)]
public sealed class TimetableModel(TimeProvider clock) : TimetablePage(clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How much of a slot is given out, in percent.</summary>
    [BindProperty]
    public int Fill { get; set; } = 90;

    /// <summary>Why slots change.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What stands in the way, or what the draft breaks.</summary>
    public IReadOnlyList<PlanConflict> Conflicts { get; private set; } = [];

    public int Students { get; private set; }

    public int Classes { get; private set; }

    public int Rules { get; private set; }

    public IReadOnlyList<PlannedSession> Plans { get; private set; } = [];

    public IReadOnlyList<TimetableVersion> Versions { get; private set; } = [];

    /// <summary>Classes that come at another time than in the published version.</summary>
    public IReadOnlyList<(string ClassName, string Before, string Now)> Changes { get; private set; } = [];

    /// <summary>Whether the campaign's sessions have changed since the published version, so that some of its slots are not there any more.</summary>
    public bool IsOutdated { get; private set; }

    /// <summary>The version that is shown: the draft, else the published one.</summary>
    public TimetableVersion? Shown => Draft ?? Published;

    /// <summary>By which a form names a slot.</summary>
    public static string KeyOf(PlannedSession session, PlannedSlot slot) =>
        $"{session.Session.Id}|{ChinaTime.ToInstant(slot.Time.Start):O}";

    public async Task<IActionResult> OnGet() => await LoadAll() ?? Page();

    public async Task<IActionResult> OnPostSolve()
    {
        if (await LoadAll() is { } missing)
        {
            return missing;
        }

        var solved = await SolveTimetable.Run(Db, Plan, Fill, Published, Patience, HttpContext.RequestAborted);
        if (!solved.IsOk)
        {
            return Show(solved.Failure!);
        }

        var plan = solved.Value;
        if (!plan.IsFound())
        {
            Conflicts = plan.Conflicts;
            return Show(
                Failure.Refused(
                    "infeasible",
                    "排不出满足全部条件的安排; 原来的没有变。需要放宽的见下。",
                    "No timetable keeps every rule; nothing was changed. What to relax is below."
                )
            );
        }

        var kept = await Run(SolveTimetable.Keep(Campaign.Id, plan, Fill));
        return Back(
            kept,
            T($"已排出草稿, 用时 {plan.Took.TotalSeconds:0.0} 秒。", $"A draft was found in {plan.Took.TotalSeconds:0.0} s.")
        );
    }

    public async Task<IActionResult> OnPostMove(Guid id, string name, string? studentNo, string slot, int version)
    {
        if (await LoadAll() is { } missing)
        {
            return missing;
        }

        var parts = slot.Split('|');
        if (parts is not [var session, var at] || !DateTimeOffset.TryParse(at, out var start))
        {
            return Show(Failure.Invalid("slot", "请选择时段。", "Choose a slot."));
        }

        var student = string.IsNullOrEmpty(studentNo) ? null : studentNo;
        var moved = await Run(new MoveClass(Campaign.Id, id, name, student, session, start.ToUniversalTime(), version));
        return Back(moved, T($"{name}已移动。", $"{name} was moved."));
    }

    public async Task<IActionResult> OnPostDiscard(Guid id, int version)
    {
        if (await LoadAll() is { } missing)
        {
            return missing;
        }

        return Back(await Run(new DiscardTimetable(Campaign.Id, id, version)), T("草稿已放弃。", "The draft is put aside."));
    }

    public async Task<IActionResult> OnPostPublish(Guid id, int version)
    {
        if (await LoadAll() is { } missing)
        {
            return missing;
        }

        var published = await Run(new PublishTimetable(Campaign.Id, id, Reason, version));
        if (!published.IsOk)
        {
            return Show(published.Failure!);
        }

        var result = published.Value;
        Say(
            T(
                $"第 {result.Number} 版已发布: 新安排 {result.Assigned} 人, 改时段 {result.Moved} 人, 不变 {result.Kept} 人, 没有位置 {result.Left} 人。",
                $"Version {result.Number} is published: {result.Assigned} assigned, {result.Moved} moved, {result.Kept} unchanged, {result.Left} without a place."
            )
        );
        return LocalRedirect(Root);
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadAll() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("日期", "Day"), 14),
            new(T("地点", "Place"), 28),
            new(T("时段", "Slot"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 18),
            new(T("人数", "Students"), 8),
        ];
        var colleges = Plan.Classes.ToDictionary(c => c.Name, c => c.College, StringComparer.Ordinal);
        var rows =
            from session in Plans
            from slot in session.Slots
            from placement in slot.Placements
            select (string?[])
                [
                    ChinaTime.Describe(DateOnly.FromDateTime(slot.Time.Start)),
                    Plan.Venues.FirstOrDefault(v => v.Id == session.Session.Venue)?.Name,
                    $"{slot.Time.Start:HH:mm}—{slot.Time.End:HH:mm}",
                    colleges.GetValueOrDefault(placement.ClassName),
                    placement.StudentNo is { } apart ? $"{placement.ClassName} ({apart})" : placement.ClassName,
                    $"{placement.Students}",
                ];
        var name = T("图像采集安排", "Capture timetable");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    private IActionResult Back<T>(Outcome<T> outcome, string said)
    {
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Say(said);
        return LocalRedirect(Root);
    }

    private async Task<IActionResult?> LoadAll()
    {
        if (await LoadTimetable() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        Rules = await Db.TimetableRules.CountAsync(r => r.CampaignId == id, ct);
        Versions = await Db.Timetables.Where(t => t.CampaignId == id).OrderByDescending(t => t.Number).Take(10).ToListAsync(ct);
        var request = await PlanInput.Load(Db, Plan, Shown?.FillPercent ?? Fill, null, ct);
        (Students, Classes) = (request.Classes.Sum(c => c.Students), request.Classes.Count);
        if (Shown is not { } shown)
        {
            return null;
        }

        var slots = PlanInput.SlotsOf(Plan);
        IsOutdated = Published is not null && PlanInput.PlacementsOf(Published).Any(p => !slots.Contains((p.SessionId, p.Start)));
        var placements = PlanInput.PlacementsOf(shown);
        Plans = PlannedSession.Lay(Sessions, placements);
        if (Draft is not null)
        {
            Conflicts = PlanCheck.Check(request, placements);
            Changes = Published is null ? [] : Compare(PlanInput.PlacementsOf(Published), placements);
        }

        return null;
    }

    private static List<(string, string, string)> Compare(IReadOnlyList<Placement> before, IReadOnlyList<Placement> now)
    {
        var (old, fresh) = (Words(before), Words(now));
        return
        [
            .. fresh
                .Where(f => old.GetValueOrDefault(f.Key) != f.Value)
                .Select(f => (f.Key, old.GetValueOrDefault(f.Key, "–"), f.Value))
                .OrderBy(c => c.Key, StringComparer.Ordinal),
        ];

        static Dictionary<string, string> Words(IReadOnlyList<Placement> placements) =>
            placements
                .Where(p => p.StudentNo is null)
                .GroupBy(p => p.ClassName, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => ChinaTime.Describe(g.Min(p => p.Start)), StringComparer.Ordinal);
    }
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Photos.Specifications;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Overview;

/// <summary>看板: how far every college and class is with every step, who holds it up, and how the photos come out (DSH-1).</summary>
[Allow(Role.Registrar)]
public sealed class OverviewModel(TimeProvider clock) : CampaignPage
{
    /// <summary>More blockers are in the export.</summary>
    private const int MostShown = 15;

    /// <summary>The college whose classes are shown; all colleges without.</summary>
    [BindProperty(SupportsGet = true)]
    public string? College { get; set; }

    /// <summary>The step by which the rows are ordered, the least done first; by name without.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public Campaign Plan { get; private set; } = null!;

    public ProgressRow Whole { get; private set; } = null!;

    public IReadOnlyList<ProgressRow> Rows { get; private set; } = [];

    public IReadOnlyList<Blocker> Blocking { get; private set; } = [];

    public IEnumerable<Blocker> FirstBlocking => Blocking.Take(MostShown);

    public IReadOnlyList<PhotoQuality> Quality { get; private set; } = [];

    /// <summary>Taken and not void, by occasion.</summary>
    public IReadOnlyList<(string Occasion, Money Sum, int Payments)> Takings { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string Here => $"/campaigns/{Campaign.Id}/overview";

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Quality = await PhotoQuality.Load(Db, Campaign.Id, ct);
        Takings =
        [
            .. (
                await Db
                    .Payments.Where(p => p.CampaignId == Campaign.Id && p.VoidedAt == null)
                    .GroupBy(p => p.Occasion)
                    .Select(g => new
                    {
                        g.Key,
                        Fen = g.Sum(p => p.AmountFen),
                        Count = g.Count(),
                    })
                    .OrderBy(g => g.Key)
                    .ToListAsync(ct)
            ).Select(t => (t.Key, new Money(t.Fen), t.Count)),
        ];
        return Page();
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var name = T("进度", "Progress");
        XlsxColumn[] columns =
        [
            new(College is null ? T("学院", "College") : T("班级", "Class"), 26),
            new(T("人数", "Students"), 10),
            .. OverviewStep.All.Select(s => new XlsxColumn(T(s.Chinese, s.English), 12)),
        ];
        var rows = Rows.Append(Whole with { Name = T("合计", "All") })
            .Select(r => (string?[])[r.Name, $"{r.Total}", .. OverviewStep.All.Select(s => $"{r.Of(s)}")]);
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnGetBlockers()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var name = T("卡点", "Waiting");
        XlsxColumn[] columns =
        [
            new(T("谁", "Who"), 30),
            new(T("什么", "What"), 40),
            new(T("人数", "How many"), 10),
            new(T("最早", "Since"), 22),
        ];
        var rows = Blocking.Select(b =>
            (string?[])[T(b.Who), T(b.What), $"{b.Count}", b.Since is { } since ? TimeOf(since) : null]
        );
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    /// <summary>The list of those who have not done a step, where it is known college by college.</summary>
    public string ListOf(OverviewStep step, ProgressRow row)
    {
        var list = $"/campaigns/{Campaign.Id}/{step.List}";
        return step.List == "missing" && row.Name.Length > 0
            ? $"{list}?{(College is null ? "college=" : $"college={Uri.EscapeDataString(College)}&q=")}{Uri.EscapeDataString(row.Name)}"
            : list;
    }

    /// <summary>0 where nothing is left or nobody has begun, else 9·√share rounded up, as the comparison's table has it.</summary>
    public int Heat(OverviewStep step, ProgressRow row) =>
        row.Total == 0 || Whole.Of(step) == 0 ? 0 : (int)Math.Ceiling(9 * Math.Sqrt((double)row.Left(step) / row.Total));

    public string OccasionName(string occasion) =>
        Plan.Phases.Sessions.FirstOrDefault(s => s.Id == occasion) is { } session
            ? $"{(SlotWords.VenueOf(Plan, occasion) is { } venue ? T(venue.Name, venue.EnglishOrName) : session.Venue)} {Domain.Campaigns.ChinaTime.ToLocal(session.Window.OpensAt):M-d}"
            : T("补采", "Make-up");

    public string RuleName(string rule) => RuleNames.All.TryGetValue(rule, out var name) ? T(name.Chinese, name.English) : rule;

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        var progress = await Progress.Load(Db, Campaign.Id, ct);
        var order = Plan.Colleges.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        IReadOnlyList<ProgressRow> rows = College is null
            ? [.. progress.Colleges.OrderBy(r => order.GetValueOrDefault(r.Name, int.MaxValue))]
            : progress.ClassesOf(College);
        if (College is not null && rows.Count == 0)
        {
            return NotFound();
        }

        Whole = College is null ? progress.Whole : progress.Colleges.Single(c => c.Name == College);
        Rows = OverviewStep.All.FirstOrDefault(s => s.Key == Sort) is { } step
            ? [.. rows.OrderBy(r => r.Percent(step)).ThenByDescending(r => r.Left(step))]
            : rows;
        var standings = await CollegeStanding.Load(Db, Plan, Now, ct);
        Blocking = await Blockers.Load(Db, Plan, standings, ct);
        return null;
    }
}

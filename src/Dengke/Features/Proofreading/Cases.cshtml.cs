using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>图像异议: what is in dispute about portraits, from the hall, from proof-reading and from the identity check (CAP-5, HND-4).</summary>
[Allow(Role.Registrar)]
public sealed class CasesModel : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CaseFilter Filter { get; set; } = new();

    public IReadOnlyList<PhotoCase> Cases { get; private set; } = [];

    public IReadOnlyDictionary<CaseState, int> Counts { get; private set; } = new Dictionary<CaseState, int>();

    public Pager Pager { get; private set; } = null!;

    public string Root => $"/campaigns/{Campaign.Id}/handoff/cases";

    public CaseState State => Filter.State ?? CaseState.Open;

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var all = Db.PhotoCases.Where(c => c.CampaignId == Campaign.Id);
        Counts = await Filter
            .Narrow(all, Db.Students)
            .GroupBy(c => c.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Pager = new Pager(page, Counts.GetValueOrDefault(State), Request, this);
        Cases = await Filter.Apply(all, Db.Students).Include(c => c.Student).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        return Page();
    }

    /// <summary>The cases as filtered, as XLSX.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var all = Db.PhotoCases.Where(c => c.CampaignId == Campaign.Id);
        var cases = await Filter.Apply(all, Db.Students).Include(c => c.Student).ToListAsync(ct);
        XlsxColumn[] columns =
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("来源", "From"), 12),
            new(T("状态", "State"), 10),
            new(T("登记时间", "Opened"), 22),
            new(T("登记人", "By"), 14),
            new(T("内容", "What was said"), 40),
            new(T("处理人", "Handled by"), 14),
            new(T("结果", "Outcome"), 12),
            new(T("处理说明", "Why"), 40),
            new(T("处理时间", "Settled"), 22),
        ];
        var name = T("图像异议", "Portrait cases");
        return await SheetFile.Of($"{Campaign.Title}-{name}-{T(State.Words())}", name, columns, cases.Select(Row), ct);
    }

    private string?[] Row(PhotoCase one) =>
        [
            one.Student?.StudentNo,
            one.Student?.Name,
            one.Student?.College,
            one.Student?.ClassName,
            T(one.Origin.Words()),
            T(one.State.Words()),
            FullTimeOf(one.OpenedAt),
            one.OpenedBy,
            one.Text,
            one.SettledBy,
            one.Outcome is { } outcome ? T(outcome.Words()) : null,
            one.Reason,
            one.SettledAt is { } at ? FullTimeOf(at) : null,
        ];
}

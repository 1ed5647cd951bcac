using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
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
            .Narrow(all)
            .GroupBy(c => c.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Pager = new Pager(page, Counts.GetValueOrDefault(State), Request, this);
        Cases = await Filter.Apply(all).Include(c => c.Student).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        return Page();
    }
}

using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Comparison;

/// <summary>One row without a partner; the document number masked.</summary>
public sealed record UnmatchedLine(
    Source Source,
    int RowNumber,
    UnmatchedReason Reason,
    IReadOnlyDictionary<string, string> Values
)
{
    public string? Value(string key) => Values.GetValueOrDefault(key);
}

/// <summary>The rows of either source that have no partner, and why.</summary>
[Allow(Role.Registrar)]
public sealed class UnmatchedModel : CampaignPage
{
    public UnmatchedReason? Reason { get; private set; }

    public IReadOnlyDictionary<UnmatchedReason, int> Counts { get; private set; } = new Dictionary<UnmatchedReason, int>();

    public IReadOnlyList<UnmatchedLine> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string? reason, [FromQuery] int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Reason = Enum.GetValues<UnmatchedReason>().Cast<UnmatchedReason?>().FirstOrDefault(r => r!.Value.Name() == reason);
        var all = Db.UnmatchedRows.Where(u => u.CampaignId == Campaign.Id);
        Counts = await all.GroupBy(u => u.Reason).ToDictionaryAsync(g => g.Key, g => g.Count());
        var chosen = Reason is { } wanted ? all.Where(u => u.Reason == wanted) : all;
        Pager = new Pager(page, await chosen.CountAsync(), Request, this);
        var rows = await chosen
            .Join(Db.SourceRecords, u => u.SourceRecordId, r => r.Id, (u, r) => new { u.Reason, Record = r })
            .OrderBy(u => u.Record.Source)
            .ThenBy(u => u.Record.RowNumber)
            .Skip(Pager.Skip)
            .Take(Pager.Size)
            .ToListAsync();
        Rows =
        [
            .. rows.Select(r => new UnmatchedLine(r.Record.Source, r.Record.RowNumber, r.Reason, RowValues.Masked(r.Record))),
        ];
        return Page();
    }
}

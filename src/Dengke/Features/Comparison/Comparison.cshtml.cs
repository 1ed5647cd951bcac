using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Comparison;

/// <summary>One field's counts; heat is 0 to 9, the share of the matched students on a scale that shows small shares too.</summary>
public sealed record HeatRow(RecordField Field, IReadOnlyList<(Verdict Verdict, int Count, int Heat)> Cells);

/// <summary>比对: how often each verdict was given on each field.</summary>
[Allow(Role.Registrar)]
public sealed class ComparisonModel : CampaignPage
{
    public ReconciliationRun? Run { get; private set; }

    public IReadOnlyList<HeatRow> Rows { get; private set; } = [];

    public IReadOnlyList<RecordField> NotCompared { get; private set; } = [];

    public int Findings { get; private set; }

    public int People { get; private set; }

    public int Unmatched { get; private set; }

    public string When => TimeOf(Run!.At);

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        Run = await Db.ReconciliationRuns.FirstOrDefaultAsync(r => r.CampaignId == id);
        if (Run is null)
        {
            return Page();
        }

        var campaign = await StoredCampaign.Load(Db, id, HttpContext.RequestAborted);
        var counts = await Db
            .FieldDifferences.Where(d => d.CampaignId == id)
            .GroupBy(d => new { d.Field, d.Verdict })
            .Select(g => new
            {
                g.Key.Field,
                g.Key.Verdict,
                Count = g.Count(),
            })
            .ToDictionaryAsync(g => (g.Field, g.Verdict), g => g.Count);
        var skipped = Run.NotCompared.Split(' ').ToHashSet(StringComparer.Ordinal);
        var fields = campaign.Value.Catalogue().Fields;
        NotCompared = [.. fields.Where(f => skipped.Contains(f.Key))];
        Rows = [.. fields.Where(f => !skipped.Contains(f.Key)).Select(f => Row(f, counts))];
        Findings = Rows.Sum(r => r.Cells.Where(c => c.Verdict.IsFinding()).Sum(c => c.Count));
        People = await Db.Students.CountAsync(s => s.CampaignId == id && s.Findings > 0);
        Unmatched = await Db.UnmatchedRows.CountAsync(u => u.CampaignId == id);
        return Page();
    }

    private HeatRow Row(RecordField field, Dictionary<(string, Verdict), int> counts)
    {
        var other = Enum.GetValues<Verdict>().Where(v => v != Verdict.Same).Sum(v => counts.GetValueOrDefault((field.Key, v)));
        return new HeatRow(
            field,
            [
                .. Enum.GetValues<Verdict>()
                    .Select(v =>
                        (Verdict: v, Count: v == Verdict.Same ? Run!.Matched - other : counts.GetValueOrDefault((field.Key, v)))
                    )
                    .Select(c => (c.Verdict, c.Count, Heat(c.Count))),
            ]
        );
    }

    // The square root lets one in a hundred be seen beside nine in ten.
    private int Heat(int count) =>
        count == 0 || Run!.Matched == 0 ? 0 : Math.Clamp((int)Math.Ceiling(Math.Sqrt((double)count / Run.Matched) * 9), 1, 9);
}

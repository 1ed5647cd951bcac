using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>Finds rows of which there is a student by name, 学号 or pinyin initials, as in every list.</summary>
    public string? Q { get; private set; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by source and row.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    private static readonly SortColumns<JoinedRow> Columns = new SortColumns<JoinedRow>()
        .Add("source", u => u.Record.Source)
        .Add("row", u => u.Record.RowNumber)
        .Add("reason", u => u.Reason);

    public string Root => $"/campaigns/{Campaign.Id}/comparison/unmatched";

    public async Task<IActionResult> OnGet(string? reason, string? q, [FromQuery] int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var all = Searched(reason, q);
        Counts = await all.GroupBy(u => u.Reason).ToDictionaryAsync(g => g.Key, g => g.Count());
        var chosen = Reason is { } wanted ? all.Where(u => u.Reason == wanted) : all;
        Pager = new Pager(page, await chosen.CountAsync(), Request, this);
        Rows = await Lines(chosen, l => l.Skip(Pager.Skip).Take(Pager.Size));
        return Page();
    }

    /// <summary>The rows as filtered, as XLSX; document numbers masked.</summary>
    public async Task<IActionResult> OnGetExport(string? reason, string? q)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var all = Searched(reason, q);
        var lines = await Lines(Reason is { } wanted ? all.Where(u => u.Reason == wanted) : all, l => l);
        XlsxColumn[] columns =
        [
            new(T("来源", "Source"), 12),
            new(T("文件行号", "Row"), 10),
            new(T("原因", "Reason"), 24),
            new(T("姓名", "Name"), 14),
            new(T("学号", "Student no."), 14),
            new(T("考生号", "Exam no."), 18),
            new(T("证件号码", "Document no."), 22),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
        ];
        var name = T("未匹配的行", "Unmatched rows");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, lines.Select(Row), HttpContext.RequestAborted);
    }

    /// <summary>The page's address with these filters.</summary>
    public string Address(UnmatchedReason? reason, string? handler = null) =>
        QueryHelpers.AddQueryString(
            Root,
            new Dictionary<string, string?>
            {
                ["handler"] = handler,
                ["reason"] = reason?.Name(),
                ["q"] = Q,
                ["sort"] = Sort,
            }.Where(p => !string.IsNullOrEmpty(p.Value))
        );

    private string?[] Row(UnmatchedLine line) =>
        [
            SourceNames.Of(line.Source, this),
            $"{line.RowNumber}",
            VerdictNames.Of(line.Reason, this),
            line.Value("name"),
            line.Value("student_no"),
            line.Value("exam_no"),
            line.Value("document_no"),
            line.Value("college"),
            line.Value("class_name"),
        ];

    private IQueryable<UnmatchedRow> Searched(string? reason, string? q)
    {
        Reason = Enum.GetValues<UnmatchedReason>().Cast<UnmatchedReason?>().FirstOrDefault(r => r!.Value.Name() == reason);
        Q = q;
        var all = Db.UnmatchedRows.Where(u => u.CampaignId == Campaign.Id);
        if (string.IsNullOrWhiteSpace(q))
        {
            return all;
        }

        var found = Db.Students.Where(s => s.CampaignId == Campaign.Id).Named(q);
        return all.Where(u => found.Any(s => s.RegistryRecordId == u.SourceRecordId || s.AcademicRecordId == u.SourceRecordId));
    }

    private async Task<IReadOnlyList<UnmatchedLine>> Lines(
        IQueryable<UnmatchedRow> chosen,
        Func<IQueryable<JoinedRow>, IQueryable<JoinedRow>> part
    )
    {
        var joined = chosen.Join(
            Db.SourceRecords,
            u => u.SourceRecordId,
            r => r.Id,
            (u, r) => new JoinedRow { Reason = u.Reason, Record = r }
        );
        var ordered = Columns.Apply(joined, Sort) ?? joined.OrderBy(u => u.Record.Source);
        var rows = await part(ordered.ThenBy(u => u.Record.Source).ThenBy(u => u.Record.RowNumber).ThenBy(u => u.Record.Id))
            .ToListAsync(HttpContext.RequestAborted);
        return rows.ConvertAll(r => new UnmatchedLine(r.Record.Source, r.Record.RowNumber, r.Reason, RowValues.Masked(r.Record)));
    }

    private sealed class JoinedRow
    {
        public UnmatchedReason Reason { get; init; }

        public required SourceRecord Record { get; init; }
    }
}

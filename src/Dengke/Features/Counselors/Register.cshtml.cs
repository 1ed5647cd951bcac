using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>登记: the counselor's own students, filtered, registered one by one or many at once, exported.</summary>
[Allow(Role.Counselor)]
public sealed class RegisterModel(TimeProvider clock) : RegisterPage(clock)
{
    public sealed record Column(string Key, string Label, bool Numeric = false);

    [BindProperty(SupportsGet = true, Name = "")]
    public RegisterFilter Filter { get; set; } = new();

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public IReadOnlyList<(string Key, string Label, int Count)> Chips { get; private set; } = [];

    /// <summary>Declared, and waiting for the counselor.</summary>
    public int Waiting { get; private set; }

    public int Silent { get; private set; }

    public HashSet<Guid> Chosen { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<Column> Columns =>
        [
            new("name", T("姓名", "Name")),
            new("no", T("学号", "Student no.")),
            new("class", T("班级", "Class")),
            new("", T("状态", "State")),
            new("findings", T("差异", "Findings"), true),
            new("corrections", T("更正", "Corrections")),
        ];

    public async Task<IActionResult> OnGet([FromQuery] int page = 1) => await LoadList(page) ?? Page();

    public async Task<IActionResult> OnGetExport() => await LoadPlan() ?? await Export(Filter.Apply(Own, End, Db));

    public async Task<IActionResult> OnPost(string? act, Guid once, Guid[] ids, [FromQuery] int page = 1)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        if (act == "export")
        {
            return await Export(Own.Where(s => ids.Contains(s.Id)).OrderBy(s => s.StudentNo));
        }

        var registered = await Run(new RegisterStudents(Campaign.Id, ids), once.ToString("N"));
        if (registered.Failure is { } failure)
        {
            await LoadList(page);
            Chosen = [.. ids];
            return Show(failure);
        }

        return LocalRedirect(WithFilter($"{Root}/done/{once}"));
    }

    public string StateUrl(string state) => With("state", state);

    public string SortUrl(string key) => With("sort", Filter.Sort == key ? "-" + key : key);

    public string? SortOf(string key) =>
        Filter.Sort == key || (key == "no" && string.IsNullOrEmpty(Filter.Sort)) ? "ascending"
        : Filter.Sort == "-" + key ? "descending"
        : null;

    public string StudentUrl(Student student) => WithFilter($"{Root}/{student.Id}");

    public StateMark MarkOf(Student student) => StateMark.Of(student, End, this);

    /// <summary>How many documents are there of how many; empty where none is needed.</summary>
    public string EvidenceOf(RegisterLine line) =>
        line.Needed == 0
            ? ""
            : T($"材料 {line.Needed - line.Missing}/{line.Needed}", $"documents {line.Needed - line.Missing}/{line.Needed}");

    private async Task<IActionResult?> LoadList(int page)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var chosen = Filter.Apply(Own, End, Db);
        Pager = new Pager(page, await chosen.CountAsync(ct), Request, this);
        var students = await chosen.Include(s => s.Confirmation).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        Lines = await RegisterLine.Load(Db, Plan, students, ct);
        Classes = await Own.Select(s => s.ClassName).Distinct().OrderBy(c => c).ToListAsync(ct);
        await Count(ct);
        Filter = Filter with { State = Filter.State ?? "" };
        return null;
    }

    private async Task Count(CancellationToken ct)
    {
        var counts = await Own.CountStates(ct);
        Waiting = Of(ConfirmationState.DeclaredCorrect, ConfirmationState.CorrectionAsked);
        Silent = Of(ConfirmationState.NotStarted, ConfirmationState.Viewed);
        Chips =
        [
            ("", T("全部", "All"), counts.Values.Sum()),
            .. StateFilter.Choices.Select(c => (c.Key, T(c.Chinese, c.English), Of([.. c.States]))),
            (StateFilter.Late, T("逾期/迟", "Overdue or late"), await Own.InState(StateFilter.Late, End).CountAsync(ct)),
            (RegisterFilter.Findings, T("有差异", "With findings"), await RegisterFilter.WithFindings(Own).CountAsync(ct)),
        ];

        int Of(params ConfirmationState[] states) => states.Sum(s => counts.GetValueOrDefault(s));
    }

    private async Task<IActionResult> Export(IQueryable<Student> students)
    {
        var ct = HttpContext.RequestAborted;
        var lines = await RegisterLine.Load(Db, Plan, await students.Include(s => s.Confirmation).ToListAsync(ct), ct);
        XlsxColumn[] columns =
        [
            new(T("姓名", "Name"), 14),
            new(T("学号", "Student no."), 14),
            new(T("班级", "Class"), 16),
            new(T("状态", "State"), 16),
            new(T("差异", "Findings"), 8),
            new(T("更正", "Corrections"), 8),
            new(T("所需材料", "Documents needed"), 10),
            new(T("缺材料", "Documents missing"), 10),
            new(T("确认时间", "Declared"), 22),
            new(T("登记时间", "Registered"), 22),
            new(T("代签原因", "Reason of the proxy"), 30),
        ];
        var rows = lines.Select(l =>
            (string?[])
                [
                    l.Student.Name,
                    l.Student.StudentNo,
                    l.Student.ClassName,
                    MarkOf(l.Student).Text,
                    $"{l.Student.Findings}",
                    $"{l.Corrections}",
                    $"{l.Needed}",
                    $"{l.Missing}",
                    l.Student.Confirmation?.DeclaredAt is { } declared ? TimeOf(declared) : null,
                    l.Student.Confirmation?.RegisteredAt is { } registered ? TimeOf(registered) : null,
                    l.Student.Confirmation?.ProxyReason,
                ]
        );
        var name = T("登记", "Registration");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, ct);
    }

    private string With(string key, string value)
    {
        var query = Request
            .Query.Where(q => q.Key != key && q.Key is not ("page" or "handler"))
            .ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[key] = value;
        return QueryHelpers.AddQueryString(Request.Path, query);
    }
}

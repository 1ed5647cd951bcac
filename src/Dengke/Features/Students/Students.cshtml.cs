using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>The students that the reader may see, filtered, sorted, exported.</summary>
[Allow(Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor)]
public sealed class StudentsModel(TimeProvider clock) : CampaignPage
{
    public sealed record Column(string Key, string Label, bool Numeric = false);

    [BindProperty(SupportsGet = true, Name = "")]
    public StudentFilter Filter { get; set; } = new();

    public IReadOnlyList<Student> Students { get; private set; } = [];

    public IReadOnlyList<string> Colleges { get; private set; } = [];

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public IReadOnlyList<RecordField> Fields { get; private set; } = [];

    public IReadOnlyList<(string Name, string Label, int Count)> States { get; private set; } = [];

    /// <summary>Where the confirmations of those in the cohort stand.</summary>
    public IReadOnlyList<(string Key, string Label, int Count)> Confirmations { get; private set; } = [];

    /// <summary>Who is missing where: the colleges, or within one college its classes.</summary>
    public IReadOnlyList<ProgressLine> Progress { get; private set; } = [];

    public ConfirmationEnd End { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public int WithFindings { get; private set; }

    public string Heading => Actor.Is(Role.Registrar) ? T("全部学生", "All students") : T("我的学生", "My students");

    public string ExportUrl => $"/campaigns/{Campaign.Id}/students/export{Request.QueryString}";

    public IReadOnlyList<Column> Columns =>
        [
            new("name", T("姓名", "Name")),
            new("no", T("学号", "Student no.")),
            new("college", T("学院", "College")),
            new("class", T("班级", "Class")),
            new("findings", T("差异", "Findings"), true),
            new("remarks", T("提示", "Remarks"), true),
        ];

    /// <summary>Whether the lines of <see cref="Progress"/> are colleges.</summary>
    public bool ByCollege => Actor.Is(Role.Registrar) && string.IsNullOrEmpty(Filter.College);

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        End = await ConfirmationEnd.Load(Db, plan, clock.GetUtcNow(), ct);
        var visible = Db.Students.Where(s => s.CampaignId == Campaign.Id).Visible(Actor);
        var chosen = Filter.Apply(visible, Db.FieldDifferences, End);
        Pager = new Pager(page, await chosen.CountAsync(), Request, this);
        Students = await chosen.Include(s => s.Confirmation).Skip(Pager.Skip).Take(Pager.Size).ToListAsync();
        Colleges = await visible.Select(s => s.College).Distinct().OrderBy(c => c).ToListAsync();
        var ofCollege = string.IsNullOrEmpty(Filter.College) ? visible : visible.Where(s => s.College == Filter.College);
        Classes = await ofCollege.Select(s => s.ClassName).Distinct().OrderBy(c => c).ToListAsync();
        Fields = plan.Catalogue().Fields;
        Progress = await ProgressLine.Load(ofCollege.Where(s => s.InCohort), ByCollege, ct);
        await CountConfirmations(visible.Where(s => s.InCohort), ct);
        WithFindings = await visible.CountAsync(s => s.Findings > 0);
        States =
        [
            ("", T("全部", "All"), await visible.CountAsync()),
            ("findings", T("有差异", "With findings"), WithFindings),
            ("clean", T("无差异", "Clean"), await StudentFilter.OfState(visible, "clean").CountAsync()),
            ("unmatched", T("只在一方", "On one side only"), await StudentFilter.OfState(visible, "unmatched").CountAsync()),
            ("out", T("不在范围", "Outside the cohort"), await StudentFilter.OfState(visible, "out").CountAsync()),
        ];
        Filter = Filter with { State = Filter.State ?? "" };
        return Page();
    }

    public string StateUrl(string state) => With("state", state);

    public string ConfirmationUrl(string key) => With("confirmation", key == Filter.Confirmation ? "" : key);

    /// <summary>The students of one line who are not registered.</summary>
    public string MissingUrl(ProgressLine line) =>
        QueryHelpers.AddQueryString(
            Request.Path,
            new Dictionary<string, string?>
            {
                ["confirmation"] = StateFilter.Missing,
                [ByCollege ? "college" : "class"] = line.Name,
            }
        );

    public StateMark MarkOf(Student student) => StateMark.Of(student, End, this);

    private async Task CountConfirmations(IQueryable<Student> students, CancellationToken ct)
    {
        var counts = await students.CountStates(ct);
        Confirmations =
        [
            .. StateFilter.Choices.Select(c => (c.Key, T(c.Chinese, c.English), c.States.Sum(s => counts.GetValueOrDefault(s)))),
            (StateFilter.Late, T("逾期/迟", "Overdue or late"), await students.InState(StateFilter.Late, End).CountAsync(ct)),
            (StateFilter.Missing, T("未登记", "Not registered"), await students.InState(StateFilter.Missing, End).CountAsync(ct)),
        ];
    }

    public string SortUrl(string key) => With("sort", Filter.Sort == key ? "-" + key : key);

    public string? SortOf(string key) =>
        Filter.Sort == key || (key == "no" && string.IsNullOrEmpty(Filter.Sort)) ? "ascending"
        : Filter.Sort == "-" + key ? "descending"
        : null;

    private string With(string key, string value)
    {
        var query = Request
            .Query.Where(q => q.Key != key && q.Key != "page")
            .ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[key] = value;
        return QueryHelpers.AddQueryString(Request.Path, query);
    }
}

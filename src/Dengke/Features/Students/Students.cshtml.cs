using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>The students that the reader may see, filtered, sorted, exported.</summary>
[Allow(Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor)]
public sealed class StudentsModel : CampaignPage
{
    public sealed record Column(string Key, string Label, bool Numeric = false);

    [BindProperty(SupportsGet = true, Name = "")]
    public StudentFilter Filter { get; set; } = new();

    public IReadOnlyList<Student> Students { get; private set; } = [];

    public IReadOnlyList<string> Colleges { get; private set; } = [];

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public IReadOnlyList<RecordField> Fields { get; private set; } = [];

    public IReadOnlyList<(string Name, string Label, int Count)> States { get; private set; } = [];

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

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var visible = Db.Students.Where(s => s.CampaignId == Campaign.Id).Visible(Actor);
        var chosen = Filter.Apply(visible, Db.FieldDifferences);
        Pager = new Pager(page, await chosen.CountAsync(), Request, this);
        Students = await chosen.Skip(Pager.Skip).Take(Pager.Size).ToListAsync();
        Colleges = await visible.Select(s => s.College).Distinct().OrderBy(c => c).ToListAsync();
        var ofCollege = string.IsNullOrEmpty(Filter.College) ? visible : visible.Where(s => s.College == Filter.College);
        Classes = await ofCollege.Select(s => s.ClassName).Distinct().OrderBy(c => c).ToListAsync();
        Fields = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value.Catalogue().Fields;
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

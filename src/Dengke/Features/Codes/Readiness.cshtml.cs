using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Codes;

/// <summary>A student with the state of their code.</summary>
public sealed class ReadinessLine
{
    public required Student Student { get; init; }

    public CodeState State { get; init; }

    public CodeKind? Kind { get; init; }
}

/// <summary>How far a class is.</summary>
public sealed record ReadinessOfClass(string College, string Name, int Ready, int Says, int NotReady)
{
    public int Total => Ready + Says + NotReady;

    public IReadOnlyList<ProgressSegment> Segments =>
        [
            new("state-passed", "已核对", "Checked", Ready),
            new("state-confirm", "自述已备", "Says ready", Says),
            new("state-todo", "未准备", "Not ready", NotReady),
        ];
}

/// <summary>采集码准备情况: how far each class is, who is not ready, reminders; the registrar issues the school's own codes (COD-2, COD-3).</summary>
[Allow(Role.Counselor, Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class ReadinessModel : CampaignPage
{
    [BindProperty(SupportsGet = true, Name = "class")]
    public string? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public CodeState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by college, class and 学号.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    private static readonly SortColumns<ReadinessLine> Columns = new SortColumns<ReadinessLine>()
        .Add("name", l => l.Student.NameInitials)
        .Add("no", l => l.Student.StudentNo)
        .Add("class", l => l.Student.ClassName)
        .Add("state", l => l.State);

    public IReadOnlyList<ReadinessOfClass> Classes { get; private set; } = [];

    public IReadOnlyList<ReadinessLine> Lines { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public bool CanIssue => Actor.Is(Role.Registrar);

    public bool CanRemind => Actor.IsAny(Role.Registrar, Role.Counselor, Role.CollegeSecretary);

    public string Root => $"/campaigns/{Campaign.Id}/codes";

    /// <summary>Names an act, so that a second click is answered with the first one's result.</summary>
    public string Key { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");

    public async Task<IActionResult> OnGet([FromQuery] int page = 1) => await Load(page) ?? Page();

    public async Task<IActionResult> OnPostRemind(Guid[] ids, string key, [FromQuery] int page = 1)
    {
        if (await Load(page) is { } missing)
        {
            return missing;
        }

        var told = await Run(new RemindCodes(Campaign.Id, ids), key);
        return told.IsOk ? Done(T($"已提醒 {told.Value} 名学生。", $"{told.Value} students are reminded.")) : Show(told.Failure!);
    }

    public async Task<IActionResult> OnPostIssue(Guid[] ids, string key, [FromQuery] int page = 1)
    {
        if (await Load(page) is { } missing)
        {
            return missing;
        }

        var issued = await Run(new IssueCodes(Campaign.Id, ids, Reason), key);
        return issued.IsOk
            ? Done(T($"已签发 {issued.Value} 个校内采集码。", $"{issued.Value} codes are issued."))
            : Show(issued.Failure!);
    }

    public async Task<IActionResult> OnPostRelease(Guid[] ids, string key, [FromQuery] int page = 1)
    {
        if (await Load(page) is { } missing)
        {
            return missing;
        }

        if (ids is not [var only])
        {
            return Show(
                Failure.Refused("one_at_a_time", "每次只能解除一名学生的采集码。", "Release one student's code at a time.")
            );
        }

        var released = await Run(new ReleaseCode(Campaign.Id, only, Reason), key);
        return released.IsOk ? Done(T("已解除。", "Released.")) : Show(released.Failure!);
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("学院", "College"), 20),
            new(T("班级", "Class"), 16),
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("采集码", "Capture code"), 12),
        ];
        var lines = await Filtered().ToListAsync(HttpContext.RequestAborted);
        var rows = lines.Select(l =>
            (string?[])[l.Student.College, l.Student.ClassName, l.Student.StudentNo, l.Student.Name, T(CodeWords.Of(l.State))]
        );
        var name = T("采集码准备情况", "Capture codes");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    public string Address(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["class"] = Class,
            ["state"] = State?.ToString(),
            ["q"] = Search,
            ["sort"] = Sort,
        };
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString(Root, query.Where(q => !string.IsNullOrEmpty(q.Value)));
    }

    private IQueryable<Student> Own => Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort).Visible(Actor);

    private IQueryable<ReadinessLine> Filtered()
    {
        var students = Own.Named(Search);
        if (!string.IsNullOrEmpty(Class))
        {
            students = students.Where(s => s.ClassName == Class);
        }

        var all =
            from student in students
            join code in Db.CaptureCodes on student.Id equals code.StudentId into codes
            from code in codes.DefaultIfEmpty()
            select new ReadinessLine
            {
                Student = student,
                State = code == null ? CodeState.NotReady : code.State,
                Kind = code == null ? null : code.Kind,
            };
        var chosen = all.Where(l => State == null || l.State == State);
        var ordered = Columns.Apply(chosen, Sort) ?? chosen.OrderBy(l => l.Student.College).ThenBy(l => l.Student.ClassName);
        return ordered.ThenBy(l => l.Student.StudentNo).ThenBy(l => l.Student.Id);
    }

    private LocalRedirectResult Done(string said)
    {
        Say(said);
        return LocalRedirect(Address());
    }

    private async Task<IActionResult?> Load(int page)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var counts = await (
            from student in Own
            join code in Db.CaptureCodes on student.Id equals code.StudentId into codes
            from code in codes.DefaultIfEmpty()
            group new { } by new
            {
                student.College,
                student.ClassName,
                State = code == null ? CodeState.NotReady : code.State,
            } into same
            select new { same.Key, Count = same.Count() }
        ).ToListAsync(ct);
        Classes =
        [
            .. counts
                .GroupBy(c => (c.Key.College, c.Key.ClassName))
                .Select(g => new ReadinessOfClass(
                    g.Key.College,
                    g.Key.ClassName,
                    g.Where(c => c.Key.State == CodeState.Ready).Sum(c => c.Count),
                    g.Where(c => c.Key.State == CodeState.SaysReady).Sum(c => c.Count),
                    g.Where(c => c.Key.State == CodeState.NotReady).Sum(c => c.Count)
                ))
                .OrderByDescending(c => c.NotReady)
                .ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
        var lines = Filtered();
        Pager = new Pager(page, await lines.CountAsync(ct), Request, this);
        Lines = await lines.Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        return null;
    }
}

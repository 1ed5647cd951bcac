using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>For whom a window is kept open.</summary>
public enum ExtensionScope
{
    All,
    College,
    Student,
}

/// <summary>An extension with the student it is for.</summary>
public sealed record ExtensionLine(WindowExtension Extension, string? StudentName, string? StudentNo);

/// <summary>时间与延长: the phases and their windows, who was given more time and why; keep a window open longer.</summary>
[Allow(Role.Registrar)]
public sealed class WindowsModel(TimeProvider clock) : CampaignPage
{
    private const int MostFound = 20;

    [BindProperty]
    public Phase Phase { get; set; }

    [BindProperty]
    public ExtensionScope Scope { get; set; }

    [BindProperty]
    public string? College { get; set; }

    [BindProperty]
    public DateTime? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The student to be admitted late; from the student's page or found by <see cref="Q"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Student { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else the newest first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    private static readonly SortColumns<ExtensionLine> Columns = new SortColumns<ExtensionLine>()
        .Add("who", l => l.StudentNo ?? l.Extension.College)
        .Add("phase", l => l.Extension.Phase)
        .Add("until", l => l.Extension.Until)
        .Add("granted", l => l.Extension.GrantedAt);

    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Student? Chosen { get; private set; }

    public IReadOnlyList<Student> Found { get; private set; } = [];

    public IReadOnlyList<ExtensionLine> Extensions { get; private set; } = [];

    /// <summary>Names the act, so that a second click does not grant it twice.</summary>
    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Here => $"/campaigns/{Campaign.Id}/windows";

    public IEnumerable<(Phase Phase, Window Window)> Windows =>
        Enum.GetValues<Phase>().Where(p => Plan.Phases.WindowOf(p) is not null).Select(p => (p, Plan.Phases.WindowOf(p)!.Value));

    public string Task =>
        Extensions.Count(e => e.Extension.Until > Now) is > 0 and var open
            ? T($"{open} 项延长在有效期内", $"{open} extensions in force")
            : T("没有在有效期内的延长", "No extension in force");

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        Scope = Chosen is null ? ExtensionScope.All : ExtensionScope.Student;
        return Page();
    }

    public async Task<IActionResult> OnPost(string key)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        if (Scope == ExtensionScope.College && string.IsNullOrEmpty(College))
        {
            return Show(Failure.Invalid("college", "请选择学院。", "Choose the college."));
        }

        if (Scope == ExtensionScope.Student && Chosen is null)
        {
            return Show(Failure.Invalid("student", "请先查找并选择学生。", "Find and choose the student first."));
        }

        var outcome = await Run(
            new ExtendWindow(
                Campaign.Id,
                Phase,
                Scope == ExtensionScope.College ? College : null,
                Scope == ExtensionScope.Student ? Student : null,
                Until,
                Reason
            ),
            key
        );
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Say(T($"{Phase.Name()}已延长。", $"{Phase.EnglishName()} is extended."));
        return Redirect(Here);
    }

    /// <summary>All extensions, as XLSX.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("对谁", "For whom"), 26),
            new(T("阶段", "Phase"), 14),
            new(T("至", "Until"), 22),
            new(T("现在", "Now"), 10),
            new(T("原因", "Why"), 40),
            new(T("办理人", "Granted by"), 14),
            new(T("办理时间", "Granted at"), 22),
        ];
        var name = T("全部延长", "All extensions");
        var rows = Extensions.Select(Row);
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    public string StandingOf(WindowExtension extension) => extension.Until > Now ? T("有效", "In force") : T("已过", "Past");

    public string StateOf(Window window) =>
        Now < window.OpensAt ? T("未开始", "Not open yet")
        : Now < window.ClosesAt ? T("进行中", "Open")
        : T("已截止", "Closed");

    public string MarkOf(Window window) =>
        Now < window.OpensAt ? "state-todo"
        : Now < window.ClosesAt ? "state-passed"
        : "state-returned";

    public string ForWhom(ExtensionLine line) =>
        line.StudentName is { } name ? $"{name} ({line.StudentNo})" : line.Extension.College ?? T("全部", "All");

    private string?[] Row(ExtensionLine line) =>
        [
            ForWhom(line),
            T(line.Extension.Phase.Name(), line.Extension.Phase.EnglishName()),
            TimeOf(line.Extension.Until),
            StandingOf(line.Extension),
            line.Extension.Reason,
            line.Extension.GrantedBy,
            TimeOf(line.Extension.GrantedAt),
        ];

    private async Task<IActionResult?> Load()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        Plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        var rows = await Db.WindowExtensions.Where(e => e.CampaignId == id).OrderByDescending(e => e.Id).ToListAsync(ct);
        var students = rows.Select(r => r.StudentId).OfType<Guid>().Append(Student ?? Guid.Empty).Distinct().ToList();
        var named = await Db.Students.Where(s => s.CampaignId == id && students.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        ExtensionLine[] lines =
        [
            .. rows.Select(r => (r, student: r.StudentId is { } s ? named.GetValueOrDefault(s) : null))
                .Select(r => new ExtensionLine(r.r, r.student?.Name, r.student?.StudentNo)),
        ];
        Extensions = Columns.Held(lines, Sort);
        Chosen = Student is { } chosen ? named.GetValueOrDefault(chosen) : null;
        if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = await Db
                .Students.Where(s => s.CampaignId == id && s.InCohort)
                .Named(Q)
                .OrderBy(s => s.StudentNo)
                .Take(MostFound)
                .ToListAsync(ct);
        }

        return null;
    }
}

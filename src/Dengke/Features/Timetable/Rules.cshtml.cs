using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>What was typed for a rule, and is shown again when it is refused.</summary>
public sealed class RuleForm
{
    public TimetableRuleKind Kind { get; set; } = TimetableRuleKind.Blocked;

    public string? Who { get; set; }

    public string? SessionId { get; set; }

    public DateTime? From { get; set; }

    public DateTime? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>限制与例外: lessons, pinned classes, students who cannot come with their class (SCH-1).</summary>
[Allow(Role.Registrar)]
public sealed class RulesModel(TimeProvider clock) : TimetablePage(clock)
{
    [BindProperty]
    public RuleForm Form { get; set; } = new();

    /// <summary>A day of the first week, for a weekly course timetable.</summary>
    [BindProperty]
    public DateOnly? FirstMonday { get; set; }

    /// <summary>The times of its periods.</summary>
    [BindProperty]
    public string? Periods { get; set; } = TeachingCalendar.UsualPeriods;

    /// <summary>Each with whom it is about.</summary>
    public IReadOnlyList<(TimetableRule Rule, string Who)> Rules { get; private set; } = [];

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await LoadRules() ?? Page();

    public async Task<IActionResult> OnPostAdd()
    {
        if (await LoadRules() is { } missing)
        {
            return missing;
        }

        var added = await Run(new AddRule(Campaign.Id, Form.Kind, Form.Who, Form.SessionId, Form.From, Form.Until, Form.Reason));
        return Back(added, T("已添加; 重新排后生效。", "Added; solve again for it to take effect."));
    }

    public async Task<IActionResult> OnPostCourses(IFormFile? file)
    {
        if (await LoadRules() is { } missing)
        {
            return missing;
        }

        if (file is null or { Length: 0 })
        {
            return Show(Failure.Invalid("file", "请选择课程表文件。", "Choose the course timetable."));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        content.Position = 0;
        var read = CourseFile.Read(
            content,
            file.FileName,
            Classes,
            [.. Sessions.Select(s => s.Session.Window)],
            () => TeachingCalendar.Parse(FirstMonday, Periods)
        );
        if (!read.IsOk)
        {
            return Show(read.Failure!);
        }

        var kept = await Run(new KeepCourses(Campaign.Id, Path.GetFileName(file.FileName), read.Value.Lessons));
        return Back(
            kept,
            T(
                $"采集日内有 {read.Value.Lessons.Count} 节课, 已作为限制; {read.Value.Unknown} 行不属于本批次的班级或读不懂, 没有使用。重新排后生效。",
                $"{read.Value.Lessons.Count} lessons on the days of photos are rules now; {read.Value.Unknown} rows are of other classes or unreadable. Solve again for it to take effect."
            )
        );
    }

    public async Task<IActionResult> OnPostRemove(Guid? id, string? source)
    {
        if (await LoadRules() is { } missing)
        {
            return missing;
        }

        return Back(await Run(new RemoveRule(Campaign.Id, id, source)), T("已取消。", "Removed."));
    }

    public string Words(TimetableRule rule) =>
        rule.Kind switch
        {
            TimetableRuleKind.Pin => T($"固定在 {Time(rule.From)} 的时段", $"pinned to the slot of {Time(rule.From)}"),
            TimetableRuleKind.Session => T($"单独到场次 {SessionName(rule)}", $"comes alone to {SessionName(rule)}"),
            _ => T($"{Time(rule.From)} 至 {Time(rule.Until)} 不能到场", $"cannot come {Time(rule.From)} to {Time(rule.Until)}"),
        };

    private string SessionName(TimetableRule rule) =>
        Plan.Phases.Sessions.FirstOrDefault(s => s.Id == rule.SessionId) is { } session ? NameOf(session) : rule.SessionId ?? "";

    private string Time(DateTimeOffset? at) => at is { } instant ? TimeOf(instant) : "";

    private IActionResult Back<T>(Outcome<T> outcome, string said)
    {
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Say(said);
        return LocalRedirect($"{Root}/rules");
    }

    private async Task<IActionResult?> LoadRules()
    {
        if (await LoadTimetable() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        var rules = await (
            from rule in Db.TimetableRules
            where rule.CampaignId == id
            join student in Db.Students on rule.StudentId equals student.Id into students
            from student in students.DefaultIfEmpty()
            orderby rule.AddedAt descending
            select new
            {
                Rule = rule,
                student.Name,
                student.StudentNo,
            }
        ).ToListAsync(ct);
        Rules = [.. rules.Select(r => (r.Rule, r.Rule.ClassName ?? $"{r.Name} ({r.StudentNo})"))];
        Classes = await PlanInput.ToPlan(Db, id).Select(s => s.ClassName).Distinct().Order().ToListAsync(ct);
        return null;
    }
}

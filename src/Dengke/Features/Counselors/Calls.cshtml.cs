using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>One student to be called.</summary>
/// <param name="Last">The last word that the student was told; null where there is none.</param>
/// <param name="Notes">How many there are.</param>
public sealed record CallLine(Student Student, DateTimeOffset Deadline, ContactNote? Last, int Notes);

/// <summary>电话名单: who has not declared, the nearest deadline first, then whoever was told the longest ago or never.</summary>
[Allow(Role.Counselor)]
public sealed class CallsModel(TimeProvider clock) : RegisterPage(clock)
{
    private static readonly ConfirmationState[] Declared = [.. Enum.GetValues<ConfirmationState>().Where(s => s.IsDeclared())];

    public IReadOnlyList<CallLine> Lines { get; private set; } = [];

    public int NeverTold => Lines.Count(l => l.Last is null);

    public StateMark MarkOf(Student student) => StateMark.Of(student, End, this);

    public async Task<IActionResult> OnGet() => await LoadCalls() ?? Page();

    public async Task<IActionResult> OnPost(string campaign, Guid student, string? note, Guid once)
    {
        if (await LoadCalls() is { } missing)
        {
            return missing;
        }

        var noted = await Run(new NoteContact(campaign, student, note), once.ToString("N"));
        if (noted.Failure is { } failure)
        {
            return Show(failure);
        }

        Say(T("已记录告知", "Noted"));
        return LocalRedirect($"{Root}/calls");
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadCalls() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("姓名", "Name"), 14),
            new(T("学号", "Student no."), 14),
            new(T("班级", "Class"), 16),
            new(T("状态", "State"), 14),
            new(T("截止", "Deadline"), 22),
            new(T("告知次数", "Times told"), 8),
            new(T("最近告知", "Last told"), 22),
            new(T("内容", "Note"), 40),
        ];
        var rows = Lines.Select(l =>
            (string?[])
                [
                    l.Student.Name,
                    l.Student.StudentNo,
                    l.Student.ClassName,
                    MarkOf(l.Student).Text,
                    When(l.Deadline),
                    $"{l.Notes}",
                    l.Last is null ? null : When(l.Last.At),
                    l.Last?.Note,
                ]
        );
        var name = T("电话名单", "Call list");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    private async Task<IActionResult?> LoadCalls()
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var students = await Own.Include(s => s.Confirmation)
            .Where(s => s.Confirmation == null || !Declared.Contains(s.Confirmation.State))
            .ToListAsync(ct);
        var ids = students.Select(s => s.Id).ToArray();
        var notes = (await Db.ContactNotes.Where(n => ids.Contains(n.StudentId)).ToListAsync(ct)).ToLookup(n => n.StudentId);
        Lines =
        [
            .. students
                .Select(s => new CallLine(s, End.For(s), notes[s.Id].MaxBy(n => n.At), notes[s.Id].Count()))
                .OrderBy(l => l.Deadline)
                .ThenBy(l => l.Last?.At ?? DateTimeOffset.MinValue)
                .ThenBy(l => l.Student.ClassName, StringComparer.Ordinal)
                .ThenBy(l => l.Student.StudentNo, StringComparer.Ordinal),
        ];
        return null;
    }
}

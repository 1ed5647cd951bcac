using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Mine;

/// <summary>The student's own record in both sources: differences first, what each means, who mends it.</summary>
[Allow(Role.Student)]
public sealed class MyRecordModel(TimeProvider clock) : MyPage(clock)
{
    private static readonly string[] Identity =
    [
        "name",
        "sex",
        "birth_date",
        "ethnicity",
        "document_type",
        "document_no",
        "political_status",
    ];

    private static readonly string[] Registration =
    [
        "exam_no",
        "student_no",
        "institution",
        "entry_date",
        "graduation_date",
        "college",
        "department",
        "class_name",
    ];

    private StudentComparison compared = null!;

    public string Task =>
        Student.Findings > 0
            ? T($"{Student.Findings} 项不一致, 请先看这几项", $"{Student.Findings} values differ; look at these first")
            : T("两个系统一致, 请逐项看一遍", "Both systems agree; please read every line");

    public IEnumerable<(string Title, IReadOnlyList<ComparedField> Fields)> Groups
    {
        get
        {
            var shown = compared.Fields.Where(f => f.Field.Confirmed || f.IsDifference).ToLookup(f => GroupOf(f.Field.Key));
            return
            [
                (T("身份", "Identity"), [.. shown[0]]),
                (T("学业", "Study"), [.. shown[1]]),
                (T("学籍", "Registration"), [.. shown[2]]),
            ];
        }
    }

    public string Count(IReadOnlyList<ComparedField> fields)
    {
        var findings = fields.Count(f => f.Verdict?.IsFinding() == true);
        return findings > 0
            ? T($"{fields.Count} 项, {findings} 项不一致", $"{fields.Count} fields, {findings} differ")
            : T($"{fields.Count} 项", $"{fields.Count} fields");
    }

    public async Task<IActionResult> OnGet()
    {
        if (await LoadStudent() is { } missing)
        {
            return missing;
        }

        compared = await StudentComparison.Load(Db, Student, HttpContext.RequestAborted);
        return Page();
    }

    private static int GroupOf(string key) =>
        Identity.Contains(key) ? 0
        : Registration.Contains(key) ? 2
        : 1;
}

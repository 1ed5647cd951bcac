using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>What the list of the missing is narrowed to; every part is a part of the address.</summary>
public sealed record MissingFilter
{
    public string? State { get; init; }

    public string? College { get; init; }

    public string? Q { get; init; }
}

/// <summary>A student whom no counselor has registered.</summary>
/// <param name="Counselor">Who looks after the class, with a telephone where the campaign has one; null where nobody is named.</param>
/// <param name="AdmittedUntil">Until when the student is admitted late on their own; null without.</param>
/// <param name="Contacted">When somebody last said that the student was told; null for never.</param>
public sealed record MissingStudent(
    Guid Id,
    string StudentNo,
    string Name,
    string College,
    string ClassName,
    ConfirmationState State,
    string? Counselor,
    DateTimeOffset? AdmittedUntil,
    DateTimeOffset? Contacted
);

/// <summary>The missing of each college (CON-6): students in the cohort who are not registered, by college, class and 学号.</summary>
public sealed record MissingStudents(IReadOnlyList<MissingStudent> All, IReadOnlyList<MissingStudent> Chosen)
{
    public static IReadOnlyList<ConfirmationState> States { get; } =
    [.. Enum.GetValues<ConfirmationState>().Where(s => !s.IsRegistered())];

    public static async Task<MissingStudents> Load(
        DengkeDb db,
        Campaign campaign,
        MissingFilter filter,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var counselors = campaign.Counselors.ToDictionary(c => c.UserName, StringComparer.Ordinal);
        var classes = campaign.Classes.ToDictionary(
            c => c.Name,
            c => counselors.GetValueOrDefault(c.Counselor),
            StringComparer.Ordinal
        );
        var admitted = (
            await db
                .WindowExtensions.Where(e =>
                    e.CampaignId == campaign.Id && e.Phase == Phase.Confirmation && e.StudentId != null && e.Until > now
                )
                .ToListAsync(ct)
        ).ToLookup(e => e.StudentId!.Value, e => e.Until);
        var contacted = (
            await db.ContactNotes.Where(n => n.CampaignId == campaign.Id).Select(n => new { n.StudentId, n.At }).ToListAsync(ct)
        ).ToLookup(n => n.StudentId, n => n.At);
        var wanted = States.ToArray();
        var students = await db
            .Students.Where(s => s.CampaignId == campaign.Id && s.InCohort)
            .Where(s => s.Confirmation == null || wanted.Contains(s.Confirmation.State))
            .Select(s => new { Student = s, State = (ConfirmationState?)s.Confirmation!.State })
            .ToListAsync(ct);
        var order = campaign.Colleges.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        var text = filter.Q?.Trim() ?? "";
        var key = Folding.Fold(FieldFormat.Name, text);
        var sorted = students
            .OrderBy(s => order.GetValueOrDefault(s.Student.College, int.MaxValue))
            .ThenBy(s => s.Student.ClassName, StringComparer.Ordinal)
            .ThenBy(s => s.Student.StudentNo, StringComparer.Ordinal)
            .Select(s =>
                (s.Student.NameKey, s.Student.NameInitials, Line: Line(s.Student, s.State ?? ConfirmationState.NotStarted))
            )
            .ToList();
        return new MissingStudents(
            [.. sorted.Select(s => s.Line)],
            [
                .. sorted
                    .Where(s => string.IsNullOrEmpty(filter.State) || s.Line.State.ToString() == filter.State)
                    .Where(s => string.IsNullOrEmpty(filter.College) || s.Line.College == filter.College)
                    .Where(s =>
                        text.Length == 0
                        || s.NameKey.Contains(key, StringComparison.Ordinal)
                        || (text.All(char.IsAsciiLetter) && s.NameInitials.Contains(text, StringComparison.OrdinalIgnoreCase))
                        || s.Line.ClassName == text
                        || s.Line.StudentNo.StartsWith(text, StringComparison.Ordinal)
                    )
                    .Select(s => s.Line),
            ]
        );

        MissingStudent Line(Student student, ConfirmationState state) =>
            new(
                student.Id,
                student.StudentNo,
                student.Name,
                student.College,
                student.ClassName,
                state,
                classes.GetValueOrDefault(student.ClassName) is { } counselor
                    ? $"{counselor.Name} {counselor.Phone}".Trim()
                    : null,
                admitted[student.Id].Select(u => (DateTimeOffset?)u).Max(),
                contacted[student.Id].Select(a => (DateTimeOffset?)a).Max()
            );
    }
}

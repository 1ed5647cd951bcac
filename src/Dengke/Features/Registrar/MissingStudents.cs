using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>What the list of the missing is narrowed to; every part is a part of the address.</summary>
public sealed record MissingFilter
{
    public string? State { get; init; }

    public string? College { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>, or a whole class.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by college, class and 学号.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<MissingStudent> Columns = new SortColumns<MissingStudent>()
        .Add("name", s => s.NameInitials)
        .Add("no", s => s.StudentNo)
        .Add("college", s => s.College)
        .Add("class", s => s.ClassName)
        .Add("state", s => s.State)
        .Add("counselor", s => s.Counselor)
        .Add("contacted", s => s.Contacted);

    /// <param name="found">Whom <see cref="Q"/> finds; null for everybody.</param>
    public IReadOnlyList<MissingStudent> Apply(IEnumerable<MissingStudent> students, HashSet<Guid>? found)
    {
        var @class = Q?.Trim();
        return Columns.Held(
            [
                .. students
                    .Where(s => string.IsNullOrEmpty(State) || s.State.ToString() == State)
                    .Where(s => string.IsNullOrEmpty(College) || s.College == College)
                    .Where(s => found is null || found.Contains(s.Id) || s.ClassName == @class),
            ],
            Sort
        );
    }
}

/// <summary>A student whom no counselor has registered.</summary>
/// <param name="Counselor">Who looks after the class, with a telephone where the campaign has one; null where nobody is named.</param>
/// <param name="AdmittedUntil">Until when the student is admitted late on their own; null without.</param>
/// <param name="Contacted">When somebody last said that the student was told; null for never.</param>
public sealed record MissingStudent(
    Guid Id,
    string StudentNo,
    string Name,
    string NameInitials,
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
        var found = await db.Students.Where(s => s.CampaignId == campaign.Id && s.InCohort).FoundBy(filter.Q, ct);
        var all = students
            .OrderBy(s => order.GetValueOrDefault(s.Student.College, int.MaxValue))
            .ThenBy(s => s.Student.ClassName, StringComparer.Ordinal)
            .ThenBy(s => s.Student.StudentNo, StringComparer.Ordinal)
            .Select(s => Line(s.Student, s.State ?? ConfirmationState.NotStarted))
            .ToList();
        return new MissingStudents(all, filter.Apply(all, found));

        MissingStudent Line(Student student, ConfirmationState state) =>
            new(
                student.Id,
                student.StudentNo,
                student.Name,
                student.NameInitials,
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

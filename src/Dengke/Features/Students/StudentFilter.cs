using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>What a list of students is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record StudentFilter
{
    public string? State { get; init; }

    /// <summary>A key of <see cref="StateFilter"/>.</summary>
    public string? Confirmation { get; init; }

    public string? Q { get; init; }

    public string? College { get; init; }

    public string? Class { get; init; }

    public string? Field { get; init; }

    public string? Verdict { get; init; }

    /// <summary>A column's key, with a minus before it for descending.</summary>
    public string? Sort { get; init; }

    public IQueryable<Student> Apply(IQueryable<Student> students, DbSet<FieldDifference> differences, ConfirmationEnd end) =>
        Order(Narrow(OfConfirmation(OfState(students, State), Confirmation, end), differences));

    /// <summary>Only who graduates now has a confirmation to stand anywhere in.</summary>
    public static IQueryable<Student> OfConfirmation(IQueryable<Student> students, string? key, ConfirmationEnd end) =>
        string.IsNullOrEmpty(key) ? students : students.Where(s => s.InCohort).InState(key, end);

    public static IQueryable<Student> OfState(IQueryable<Student> students, string? state) =>
        state switch
        {
            "findings" => students.Where(s => s.Findings > 0),
            "clean" => students.Where(s => s.Findings == 0 && s.RegistryRecordId != null && s.AcademicRecordId != null),
            "unmatched" => students.Where(s => s.RegistryRecordId == null || s.AcademicRecordId == null),
            "out" => students.Where(s => !s.InCohort),
            _ => students,
        };

    private IQueryable<Student> Narrow(IQueryable<Student> students, DbSet<FieldDifference> differences)
    {
        students = students.Named(Q);
        if (!string.IsNullOrEmpty(College))
        {
            students = students.Where(s => s.College == College);
        }

        if (!string.IsNullOrEmpty(Class))
        {
            students = students.Where(s => s.ClassName == Class);
        }

        var verdict = Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(v => v!.Value.Name() == Verdict);
        if (!string.IsNullOrEmpty(Field) || verdict is not null)
        {
            var field = string.IsNullOrEmpty(Field) ? null : Field;
            students = students.Where(s =>
                differences.Any(d =>
                    d.StudentId == s.Id && (field == null || d.Field == field) && (verdict == null || d.Verdict == verdict)
                )
            );
        }

        return students;
    }

    private IQueryable<Student> Order(IQueryable<Student> students) =>
        Sort switch
        {
            "name" => students.OrderBy(s => s.NameInitials).ThenBy(s => s.NameKey).ThenBy(s => s.Id),
            "-name" => students.OrderByDescending(s => s.NameInitials).ThenByDescending(s => s.NameKey).ThenBy(s => s.Id),
            "college" => students.OrderBy(s => s.College).ThenBy(s => s.StudentNo),
            "-college" => students.OrderByDescending(s => s.College).ThenBy(s => s.StudentNo),
            "class" => students.OrderBy(s => s.ClassName).ThenBy(s => s.StudentNo),
            "-class" => students.OrderByDescending(s => s.ClassName).ThenBy(s => s.StudentNo),
            "findings" => students.OrderBy(s => s.Findings).ThenBy(s => s.StudentNo),
            "-findings" => students.OrderByDescending(s => s.Findings).ThenBy(s => s.StudentNo),
            "remarks" => students.OrderBy(s => s.Remarks).ThenBy(s => s.StudentNo),
            "-remarks" => students.OrderByDescending(s => s.Remarks).ThenBy(s => s.StudentNo),
            "-no" => students.OrderByDescending(s => s.StudentNo).ThenBy(s => s.Id),
            _ => students.OrderBy(s => s.StudentNo).ThenBy(s => s.Id),
        };
}

using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Counselors;

/// <summary>What the counselor's list is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record RegisterFilter
{
    /// <summary>The key of <see cref="WithFindings"/>.</summary>
    public const string Findings = "findings";

    private static readonly CorrectionState[] Standing = [.. Enum.GetValues<CorrectionState>().Where(s => s.IsOpen())];

    public string? State { get; init; }

    public string? Q { get; init; }

    public string? Class { get; init; }

    /// <summary>A column's key, with a minus before it for descending.</summary>
    public string? Sort { get; init; }

    /// <summary>Whoever has a value that differs or is missing on one side.</summary>
    public static IQueryable<Student> WithFindings(IQueryable<Student> students) => students.Where(s => s.Findings > 0);

    public IQueryable<Student> Apply(IQueryable<Student> students, ConfirmationEnd end, DengkeDb db)
    {
        var inState = State == Findings ? WithFindings(students) : students.InState(State, end);
        var ofClass = string.IsNullOrEmpty(Class) ? inState : inState.Where(s => s.ClassName == Class);
        return Order(ofClass.Named(Q), db);
    }

    private IQueryable<Student> Order(IQueryable<Student> students, DengkeDb db) =>
        Sort switch
        {
            "name" => students.OrderBy(s => s.NameInitials).ThenBy(s => s.NameKey).ThenBy(s => s.Id),
            "-name" => students.OrderByDescending(s => s.NameInitials).ThenByDescending(s => s.NameKey).ThenBy(s => s.Id),
            "class" => students.OrderBy(s => s.ClassName).ThenBy(s => s.StudentNo),
            "-class" => students.OrderByDescending(s => s.ClassName).ThenBy(s => s.StudentNo),
            "findings" => students.OrderBy(s => s.Findings).ThenBy(s => s.StudentNo),
            "-findings" => students.OrderByDescending(s => s.Findings).ThenBy(s => s.StudentNo),
            "corrections" => students
                .OrderBy(s => db.Corrections.Count(c => c.StudentId == s.Id && Standing.Contains(c.State)))
                .ThenBy(s => s.StudentNo),
            "-corrections" => students
                .OrderByDescending(s => db.Corrections.Count(c => c.StudentId == s.Id && Standing.Contains(c.State)))
                .ThenBy(s => s.StudentNo),
            "-no" => students.OrderByDescending(s => s.StudentNo).ThenBy(s => s.Id),
            _ => students.OrderBy(s => s.StudentNo).ThenBy(s => s.Id),
        };
}

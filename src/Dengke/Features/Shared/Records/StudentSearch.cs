using Dengke.Data;
using Dengke.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Records;

/// <summary>Finds students by what people type into a search box (DSH-2).</summary>
public static class StudentSearch
{
    /// <param name="text">A part of the name, the beginning of the 学号, or initials of the name's pinyin; blank finds everybody.</param>
    public static IQueryable<Student> Named(this IQueryable<Student> students, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return students;
        }

        var typed = text.Trim();
        var name = Folding.Fold(FieldFormat.Name, typed);
        if (!typed.All(char.IsAsciiLetter))
        {
            return students.Where(s => s.NameKey.Contains(name) || s.StudentNo.StartsWith(typed));
        }

        var initials = typed.ToLowerInvariant();
        return students.Where(s =>
            s.NameKey.Contains(name) || s.NameInitials.Contains(initials) || s.StudentNo.StartsWith(typed)
        );
    }

    /// <summary>Whom <see cref="Named"/> finds, for a list that is narrowed after it was read.</summary>
    /// <returns>Their ids; null where the text is blank and finds everybody.</returns>
    public static async Task<HashSet<Guid>?> FoundBy(this IQueryable<Student> students, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? null : [.. await students.Named(text).Select(s => s.Id).ToListAsync(ct)];
}

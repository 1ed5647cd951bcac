using Dengke.Data;
using Dengke.Domain.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>How far one college or class is.</summary>
public sealed record ProgressLine(string Name, int Students, int Declared, int Registered)
{
    public int Missing => Students - Registered;

    /// <returns>A line for each college or class, whoever misses most first.</returns>
    public static async Task<IReadOnlyList<ProgressLine>> Load(IQueryable<Student> students, bool byCollege, CancellationToken ct)
    {
        var counts = await students
            .Select(s => new { Name = byCollege ? s.College : s.ClassName, State = (ConfirmationState?)s.Confirmation!.State })
            .GroupBy(s => new { s.Name, s.State })
            .Select(g => new
            {
                g.Key.Name,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        return
        [
            .. counts
                .GroupBy(c => c.Name)
                .Select(g => new ProgressLine(
                    g.Key,
                    g.Sum(c => c.Count),
                    g.Where(c => c.State?.IsDeclared() == true).Sum(c => c.Count),
                    g.Where(c => c.State?.IsRegistered() == true).Sum(c => c.Count)
                ))
                .OrderByDescending(l => l.Missing)
                .ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }
}

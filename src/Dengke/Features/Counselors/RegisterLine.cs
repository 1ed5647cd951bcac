using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>One student in the counselor's list.</summary>
/// <param name="Student">With the confirmation.</param>
/// <param name="Corrections">Corrections that stand.</param>
/// <param name="Needed">Documents that they require.</param>
/// <param name="Missing">How many of those nobody has sent.</param>
public sealed record RegisterLine(Student Student, int Corrections, int Needed, int Missing)
{
    /// <returns>The students' lines in the order of <paramref name="students"/>.</returns>
    public static async Task<IReadOnlyList<RegisterLine>> Load(
        DengkeDb db,
        Campaign plan,
        IReadOnlyList<Student> students,
        CancellationToken ct
    )
    {
        var ids = students.Select(s => s.Id).ToArray();
        var corrections = await db.Corrections.Include(c => c.Evidence).Where(c => ids.Contains(c.StudentId)).ToListAsync(ct);
        var standing = corrections.Where(c => c.State.IsOpen()).ToLookup(c => c.StudentId);
        return [.. students.Select(s => Of(plan, s, [.. standing[s.Id]]))];
    }

    private static RegisterLine Of(Campaign plan, Student student, List<Correction> corrections)
    {
        var changed = corrections.Where(c => c.RegistryWrong).Select(c => c.Field).ToList();
        var catalogue = plan.Catalogue();
        var needed = corrections.Sum(c =>
            catalogue.Find(c.Field) is { } field
                ? CorrectionRules.EvidenceFor(plan, field, c.RegistryWrong, changed).Count(n => n.Required)
                : 0
        );
        var missing = corrections.Sum(c => CorrectionRules.Missing(plan, c, changed).Count);
        return new RegisterLine(student, corrections.Count, needed, missing);
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>A student whom no counselor has registered, and how far they have come.</summary>
public sealed record MissingInClass(string StudentNo, string Name, ConfirmationState State);

/// <summary>One class of a college: how many graduate, and who is missing.</summary>
/// <param name="Counselor">Names, with 、 between them; null where nobody is known.</param>
/// <param name="Phone">The counselor's, as in the campaign.</param>
public sealed record ClassView(
    string ClassName,
    string? Counselor,
    string? Phone,
    int Total,
    IReadOnlyList<MissingInClass> Missing
)
{
    /// <returns>The classes by name, and how many students are registered and in no summary yet.</returns>
    internal static async Task<(IReadOnlyList<ClassView> Classes, int Waiting)> Load(
        DengkeDb db,
        Campaign campaign,
        string college,
        CancellationToken ct
    )
    {
        var students = await db
            .Students.Where(s => s.CampaignId == campaign.Id && s.College == college && s.InCohort)
            .Select(s => new
            {
                s.StudentNo,
                s.Name,
                s.ClassName,
                State = (ConfirmationState?)s.Confirmation!.State,
            })
            .ToListAsync(ct);
        var counselors = await CounselorsOf(db, [.. students.Select(s => s.ClassName).Distinct()], ct);
        var classes = students
            .GroupBy(s => s.ClassName)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
            {
                var inFile = campaign.Classes.FirstOrDefault(c => c.Name == g.Key);
                var person = campaign.Counselors.FirstOrDefault(c => c.UserName == inFile?.Counselor);
                return new ClassView(
                    g.Key,
                    person?.Name ?? counselors.GetValueOrDefault(g.Key),
                    person?.Phone,
                    g.Count(),
                    [
                        .. g.Where(s => !(s.State ?? default).IsRegistered())
                            .OrderBy(s => s.StudentNo, StringComparer.Ordinal)
                            .Select(s => new MissingInClass(s.StudentNo, s.Name, s.State ?? default)),
                    ]
                );
            });
        return ([.. classes], students.Count(s => s.State == ConfirmationState.Registered));
    }

    /// <summary>By class, whoever may register its students, for classes of which the campaign's file names no counselor.</summary>
    private static async Task<Dictionary<string, string>> CounselorsOf(DengkeDb db, string[] classes, CancellationToken ct)
    {
        var grants = await db
            .AccountGrants.Where(g => g.Role == Role.Counselor && g.Scope != null && classes.Contains(g.Scope))
            .Join(db.Accounts.Where(a => !a.Disabled), g => g.AccountId, a => a.Id, (g, a) => new { g.Scope, a.DisplayName })
            .ToListAsync(ct);
        return grants
            .GroupBy(g => g.Scope!)
            .ToDictionary(g => g.Key, g => string.Join('、', g.Select(c => c.DisplayName).Order(StringComparer.Ordinal)));
    }
}

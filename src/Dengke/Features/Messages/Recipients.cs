using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>A person who gets a message.</summary>
/// <param name="AccountId">Null for a student without an account.</param>
/// <param name="StudentId">Null for staff.</param>
/// <param name="Scope">学号, class or college; null for a registrar.</param>
internal sealed record Recipient(Guid? AccountId, Guid? StudentId, string Name, string? Scope);

/// <summary>Who is meant by an audience.</summary>
internal static class Recipients
{
    private static Role RoleOf(MessageAudience audience) =>
        audience switch
        {
            MessageAudience.Student => Role.Student,
            MessageAudience.Counselor => Role.Counselor,
            MessageAudience.CollegeSecretary => Role.CollegeSecretary,
            MessageAudience.CollegeLeader => Role.CollegeLeader,
            MessageAudience.Registrar => Role.Registrar,
            _ => throw new ArgumentOutOfRangeException(nameof(audience)),
        };

    /// <summary>
    /// Everyone with the role and one of the scopes: 学号, classes or a college; registrars have no scope. A student of the campaign is meant
    /// whether or not there is an account.
    /// </summary>
    public static async Task<List<Recipient>> Find(
        DengkeDb db,
        string campaign,
        MessageAudience audience,
        IReadOnlyCollection<string> scopes,
        CancellationToken ct
    )
    {
        var role = RoleOf(audience);
        var accounts = await db
            .Accounts.Where(a => !a.Disabled)
            .SelectMany(
                a => a.Grants.Where(g => g.Role == role),
                (a, g) =>
                    new
                    {
                        a.Id,
                        a.DisplayName,
                        g.Scope,
                    }
            )
            .Where(r => role == Role.Registrar || scopes.Contains(r.Scope!))
            .ToListAsync(ct);
        if (audience != MessageAudience.Student)
        {
            return accounts.ConvertAll(a => new Recipient(a.Id, null, a.DisplayName, a.Scope));
        }

        var students = await db
            .Students.Where(s => s.CampaignId == campaign && scopes.Contains(s.StudentNo))
            .Select(s => new
            {
                s.Id,
                s.StudentNo,
                s.Name,
            })
            .ToListAsync(ct);
        var owners = accounts.ToLookup(a => a.Scope, StringComparer.Ordinal);
        return
        [
            .. students.SelectMany(s =>
                owners[s.StudentNo]
                    .Select(a => new Recipient(a.Id, s.Id, a.DisplayName, s.StudentNo))
                    .DefaultIfEmpty(new Recipient(null, s.Id, s.Name, s.StudentNo))
            ),
        ];
    }
}

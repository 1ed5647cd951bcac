using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>A person who gets a message.</summary>
internal sealed record Recipient(Guid AccountId, string Name, string? Scope);

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

    /// <summary>Everyone with the role and one of the scopes: 学号, classes or a college; registrars have no scope.</summary>
    public static async Task<List<Recipient>> Find(
        DengkeDb db,
        MessageAudience audience,
        IReadOnlyCollection<string> scopes,
        CancellationToken ct
    )
    {
        var role = RoleOf(audience);
        return await db
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
            .Select(r => new Recipient(r.Id, r.DisplayName, r.Scope))
            .ToListAsync(ct);
    }
}

using Dengke.Data;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Demonstration.Story;

/// <summary>The demo's people as actors, found by what they may do.</summary>
internal sealed class Cast
{
    private readonly Dictionary<(Role Role, string? Scope), Actor> actors = [];

    private Cast(IEnumerable<Account> accounts)
    {
        foreach (var account in accounts)
        {
            var grants = account.Grants.Select(g => new Grant(g.Role, g.Scope)).ToList();
            var actor = new Actor(account.Id, account.DisplayName, grants, Channel.Web);
            foreach (var grant in grants)
            {
                actors.TryAdd((grant.Role, grant.Scope), actor);
            }
        }
    }

    public Actor Registrar => actors[(Role.Registrar, null)];

    public static async Task<Cast> Load(DengkeDb db, CancellationToken ct) =>
        new(await db.Accounts.AsNoTracking().Include(a => a.Grants).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync(ct));

    /// <summary>Who holds the role for that scope; null where nobody does.</summary>
    public Actor? Find(Role role, string scope) => actors.GetValueOrDefault((role, scope));
}

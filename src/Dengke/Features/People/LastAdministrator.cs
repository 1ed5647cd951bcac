using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Somebody must always be able to administer the accounts, and nobody decides over their own rights.</summary>
internal static class LastAdministrator
{
    /// <returns>The failure where <paramref name="accountId"/> cannot lose its right to administer, else null.</returns>
    public static async Task<Failure?> Guard(Work work, Guid accountId, CancellationToken ct)
    {
        if (work.Actor.AccountId == accountId)
        {
            return OwnAccount();
        }

        var administrators = await work
            .Db.Accounts.Where(a => !a.Disabled && a.Grants.Any(g => g.Role == Role.Administrator))
            .ToListAsync(ct);
        if (administrators.TrueForAll(a => a.Id == accountId))
        {
            return Failure.Refused(
                "last_administrator",
                "这是最后一个系统管理员, 不能停用或收回角色。",
                "This is the last administrator, who stays enabled and in the role."
            );
        }

        // Two administrators who remove each other at the same time: with each row marked as changed, the later one is stale.
        foreach (var administrator in administrators)
        {
            work.Db.Entry(administrator).State = EntityState.Modified;
        }

        return null;
    }

    public static Failure OwnAccount() =>
        Failure.Refused(
            "own_account",
            "不能更改自己的角色或停用自己的账号, 请由另一位管理员操作。",
            "Your own roles and account are changed by another administrator."
        );
}

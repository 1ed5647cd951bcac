using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Gives somebody else a role. Their sessions end, and the next one has it.</summary>
[Api("Gives an account a role within a scope.")]
[Operation("account.grant_role", Domain.Kernel.Role.Administrator)]
public sealed record GrantRole(Guid AccountId, int Version, Role? Role, string? Scope) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.Include(a => a.Grants).FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account is null)
        {
            return Failure.NotFound();
        }

        if (work.Actor.AccountId == AccountId)
        {
            return LastAdministrator.OwnAccount();
        }

        if (Role is not { } role)
        {
            return Failure.Invalid(nameof(Role), "请选择角色。", "Choose a role.");
        }

        var grant = Scopes.GrantOf(role, Scope, nameof(Scope));
        if (!grant.IsOk)
        {
            return grant.Failure!;
        }

        var scope = grant.Value.Scope;
        if (account.Grants.Exists(g => g.Role == role && g.Scope == scope))
        {
            return Failure.Invalid(nameof(Role), "已有这个角色。", "They have this role already.");
        }

        work.Expect(account, Version);
        account.SecurityStamp = work.NewId();
        work.Db.AccountGrants.Add(
            new AccountGrant
            {
                Id = work.NewId(),
                AccountId = account.Id,
                Role = role,
                Scope = scope,
            }
        );
        work.Record(new RoleGranted(account.Id, account.DisplayName, role, scope));
        return new Done();
    }
}

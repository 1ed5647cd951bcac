using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Takes a role from somebody else, and ends their sessions.</summary>
[Api("Takes a role from an account.")]
[Operation("account.revoke_role", Role.Administrator)]
public sealed record RevokeRole(Guid AccountId, int Version, Guid GrantId) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.Include(a => a.Grants).FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account?.Grants.Find(g => g.Id == GrantId) is not { } grant)
        {
            return Failure.NotFound();
        }

        if (work.Actor.AccountId == AccountId)
        {
            return LastAdministrator.OwnAccount();
        }

        if (grant.Role == Role.Administrator && await LastAdministrator.Guard(work, AccountId, ct) is { } failure)
        {
            return failure;
        }

        work.Expect(account, Version);
        account.SecurityStamp = work.NewId();
        work.Db.AccountGrants.Remove(grant);
        work.Record(new RoleRevoked(account.Id, account.DisplayName, grant.Role, grant.Scope));
        return new Done();
    }
}

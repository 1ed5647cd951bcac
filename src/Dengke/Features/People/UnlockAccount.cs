using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Lifts the wait after failed sign-ins.</summary>
[Api("Unlocks an account after failures to sign in.")]
[Operation("account.unlock", Role.Administrator)]
public sealed record UnlockAccount(Guid AccountId) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account is null)
        {
            return Failure.NotFound();
        }

        if (!LockOut.IsLocked(account, work.Now))
        {
            return Failure.Refused("not_locked", "该账号没有被限制登录。", "The account is not kept from signing in.");
        }

        LockOut.Clear(account);
        work.Record(new AccountUnlocked(account.Id, account.DisplayName));
        return new Done();
    }
}

using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Lets somebody sign in again who was disabled.</summary>
[Api("Enables a disabled account.")]
[Operation("account.enable", Role.Administrator)]
public sealed record EnableAccount(Guid AccountId, int Version) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account is null)
        {
            return Failure.NotFound();
        }

        if (!account.Disabled)
        {
            return Failure.Refused("not_disabled", "该账号没有停用。", "The account is not disabled.");
        }

        work.Expect(account, Version);
        account.Disabled = false;
        LockOut.Clear(account);
        work.Record(new AccountEnabled(account.Id, account.DisplayName));
        return new Done();
    }
}

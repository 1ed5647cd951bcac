using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Gives somebody a first password again, which they have to change; ends their sessions and lifts a lock.</summary>
[Operation("account.reset_password", Role.Administrator)]
public sealed record ResetPassword(Guid AccountId, int Version, NewPassword First) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account is null)
        {
            return Failure.NotFound();
        }

        work.Expect(account, Version);
        account.PasswordHash = First.Hash;
        account.MustChangePassword = true;
        account.SecurityStamp = work.NewId();
        LockOut.Clear(account);
        work.Record(new PasswordReset(account.Id, account.DisplayName));
        return new Done();
    }
}

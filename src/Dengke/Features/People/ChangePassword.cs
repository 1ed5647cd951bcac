using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>What came of asking for a new password. A wrong present one is a value, so that it is committed and counted.</summary>
public enum PasswordChange
{
    WrongPassword,
    Changed,
}

/// <summary>Changes one's own password, and ends one's other sessions.</summary>
[Operation("account.change_password")]
public sealed record ChangePassword(PasswordCheck Present, NewPassword Next) : Command<PasswordChange>
{
    public override async Task<Outcome<PasswordChange>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == work.Actor.AccountId, ct);
        if (account is null)
        {
            return Failure.Forbidden();
        }

        var isLocked = LockOut.IsLocked(account, work.Now);
        if (isLocked || !Present.HoldsFor(account))
        {
            if (!isLocked)
            {
                LockOut.CountFailure(account, work.Now);
            }

            work.Record(new PasswordChangeRefused(account.Id, account.DisplayName));
            return PasswordChange.WrongPassword;
        }

        account.PasswordHash = Next.Hash;
        account.MustChangePassword = false;
        account.SecurityStamp = work.NewId();
        LockOut.Clear(account);
        work.Record(new PasswordChanged(account.Id, account.DisplayName));
        return PasswordChange.Changed;
    }
}

using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>The second half of signing in. The password's half is in <see cref="PendingSignIn"/>.</summary>
[Operation("account.enter_code")]
public sealed record EnterCode(PendingSignIn Pending, string? Code) : Command<SignInAnswer>
{
    public override async Task<Outcome<SignInAnswer>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(
            a => a.Id == Pending.AccountId && a.SecurityStamp == Pending.Stamp,
            ct
        );
        if (RefusalOf(account, work) is { } why)
        {
            if (why == SignInRefusal.WrongCode)
            {
                LockOut.CountFailure(account!, work.Now);
            }

            work.Record(new SignInFailed(account?.Id, account?.DisplayName, why));
            return SignInAnswer.Refused;
        }

        LockOut.Clear(account!);
        work.Record(new SignedIn(account!.Id, account.DisplayName));
        return SignInAnswer.SignedIn;
    }

    private SignInRefusal? RefusalOf(Account? account, Work work) =>
        account switch
        {
            null => SignInRefusal.UnknownName,
            { Disabled: true } => SignInRefusal.Disabled,
            _ when LockOut.IsLocked(account, work.Now) => SignInRefusal.Locked,
            _ when !OneTimeCode.Accept(work.Vault, account, Code, work.Now) => SignInRefusal.WrongCode,
            _ => null,
        };
}

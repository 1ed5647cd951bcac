using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>What came of an attempt to sign in. A refusal is a value, so that it is committed and counted.</summary>
public enum SignInAnswer
{
    Refused,
    CodeNeeded,
    SignedIn,
}

/// <summary>Signs in with user name and password; an account with a second factor then has to <see cref="EnterCode"/>.</summary>
[Operation("account.sign_in")]
public sealed record SignIn(PasswordCheck Check) : Command<SignInAnswer>
{
    public override async Task<Outcome<SignInAnswer>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == Check.AccountId, ct);
        if (RefusalOf(account, work.Now) is { } why)
        {
            if (why == SignInRefusal.WrongPassword)
            {
                LockOut.CountFailure(account!, work.Now);
            }

            work.Record(new SignInFailed(account?.Id, account?.DisplayName, why));
            return SignInAnswer.Refused;
        }

        if (account!.TotpSecret is not null)
        {
            work.Record(new PasswordAccepted(account.Id, account.DisplayName));
            return SignInAnswer.CodeNeeded;
        }

        LockOut.Clear(account);
        work.Record(new SignedIn(account.Id, account.DisplayName));
        return SignInAnswer.SignedIn;
    }

    private SignInRefusal? RefusalOf(Account? account, DateTimeOffset now) =>
        account switch
        {
            null => SignInRefusal.UnknownName,
            { Disabled: true } => SignInRefusal.Disabled,
            _ when LockOut.IsLocked(account, now) => SignInRefusal.Locked,
            _ when !Check.HoldsFor(account) => SignInRefusal.WrongPassword,
            _ => null,
        };
}

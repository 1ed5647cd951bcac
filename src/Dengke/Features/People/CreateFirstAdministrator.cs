using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>The first account of an installation, to be shown once where it was started.</summary>
public sealed record FirstAdministrator(string UserName, string Password);

/// <summary>
/// Makes the account <c>admin</c> in an installation that has no account yet, with a password drawn at random, and asks staff
/// for a second factor from then on. Run without an idempotency key: an answer kept for one would keep the password.
/// </summary>
[Operation("account.create_first_administrator", Role.Registrar)]
public sealed record CreateFirstAdministrator : Command<FirstAdministrator>
{
    private const string UserName = "admin";

    public override async Task<Outcome<FirstAdministrator>> Handle(Work work, CancellationToken ct)
    {
        if (await work.Db.Accounts.AnyAsync(ct))
        {
            return Failure.Refused(
                "accounts_exist",
                "已有账号, 不能再创建首个管理员。",
                "There are accounts already, so there is no first administrator to make."
            );
        }

        var (text, first) = NewPassword.Draw();
        CreateAccount.Add(work, UserName, "系统管理员", new Grant(Role.Administrator), first);
        if (!await work.Db.Settings.AnyAsync(s => s.Key == Arrival.RequireTotp, ct))
        {
            work.Db.Settings.Add(new Setting { Key = Arrival.RequireTotp, Value = "true" });
            work.Record(new SecondFactorRequirementSet(Required: true));
        }

        return new FirstAdministrator(UserName, text);
    }
}

using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Takes away the second factor of somebody whose phone is lost or new; they enrol again at their next sign-in.</summary>
[Api("Takes the second factor from an account, so that a new one is set up.")]
[Operation("account.reset_second_factor", Role.Administrator)]
public sealed record ResetSecondFactor(Guid AccountId, int Version) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account is null)
        {
            return Failure.NotFound();
        }

        if (account.TotpSecret is null)
        {
            return Failure.Refused("not_enrolled", "该账号没有启用动态码。", "The account has no one-time codes.");
        }

        work.Expect(account, Version);
        account.TotpSecret = null;
        account.SecurityStamp = work.NewId();
        work.Record(new SecondFactorReset(account.Id, account.DisplayName));
        return new Done();
    }
}

using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Gives one's own account a second factor, once a code shows that the key has arrived in the authenticator.</summary>
/// <param name="Key">Base32; made by the program.</param>
/// <param name="Code">What the authenticator shows for it now.</param>
[Operation("account.enrol_second_factor")]
public sealed record EnrolSecondFactor(string Key, string? Code) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == work.Actor.AccountId, ct);
        if (account is null)
        {
            return Failure.Forbidden();
        }

        if (account.TotpSecret is not null)
        {
            return Failure.Refused(
                "already_enrolled",
                "动态码已启用; 如需更换, 请联系系统管理员重置。",
                "One-time codes are on already; to change the device, ask the administrator to reset them."
            );
        }

        if (!OneTimeCode.Accept(Key, account, Code, work.Now))
        {
            return Failure.Invalid(
                nameof(Code),
                "动态码不正确, 请检查手机时间后再试。",
                "The code is wrong; check the phone's clock and try again."
            );
        }

        account.TotpSecret = OneTimeCode.Seal(work.Vault, account, Key);
        account.SecurityStamp = work.NewId();
        work.Record(new SecondFactorEnrolled(account.Id, account.DisplayName));
        return new Done();
    }
}

using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Keeps somebody from signing in, and ends their sessions. Nothing about them is removed.</summary>
[Api("Disables an account, with a reason.")]
[Operation("account.disable", Role.Administrator)]
public sealed record DisableAccount(Guid AccountId, int Version, string? Reason) : Command<Done>
{
    public override string? Because => Reason?.Trim();

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var account = await work.Db.Accounts.FirstOrDefaultAsync(a => a.Id == AccountId, ct);
        if (account is null)
        {
            return Failure.NotFound();
        }

        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > 1000)
        {
            return Failure.Invalid(
                nameof(Reason),
                "请填写停用原因, 不超过 1000 个字符。",
                "Say why, in at most 1,000 characters."
            );
        }

        if (account.Disabled)
        {
            return Failure.Refused("already_disabled", "该账号已停用。", "The account is disabled already.");
        }

        if (await LastAdministrator.Guard(work, AccountId, ct) is { } failure)
        {
            return failure;
        }

        work.Expect(account, Version);
        account.Disabled = true;
        account.SecurityStamp = work.NewId();
        work.Record(new AccountDisabled(account.Id, account.DisplayName));
        return new Done();
    }
}

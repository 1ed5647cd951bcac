using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Signs in as somebody of the demo without a password. There is no such thing in a data folder that is not a demo's.</summary>
[Operation("account.persona_sign_in")]
public sealed record PersonaSignIn(Guid AccountId) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var isDemo = await work.Db.Settings.AnyAsync(s => s.Key == DemoClock.OffsetSetting, ct);
        var account = await work.Db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == AccountId && !a.Disabled, ct);
        if (!isDemo || account is null)
        {
            return Failure.NotFound();
        }

        work.Record(new PersonaSignedIn(account.Id, account.DisplayName));
        return new Done();
    }
}

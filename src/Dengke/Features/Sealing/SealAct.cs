using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Audit;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>Sealing from beginning to end: there is a signing key, the audit trail is sealed up to this act, the set is, and this act as well.</summary>
internal static class SealAct
{
    public static async Task<Outcome<SealAnswer>> Run(
        IServiceProvider services,
        SealCampaign command,
        Actor actor,
        CancellationToken ct
    )
    {
        var (runner, sealer) = (services.GetRequiredService<Runner>(), services.GetRequiredService<AuditSealer>());
        await using var db = await services.GetRequiredService<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(ct);
        using (await SigningKeys.Open(db, services.GetRequiredService<Vault>(), runner, ct))
        {
            await sealer.SealAll(ct);
            var outcome = await runner.Run(command, actor, ct: ct);
            if (outcome.IsOk)
            {
                await sealer.SealAll(ct);
            }

            return outcome;
        }
    }
}

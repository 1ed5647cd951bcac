using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Counselors;

/// <summary>
/// 代签: registers a student who cannot sign in, in their place (CON-3). The reason stands beside the registration everywhere; what
/// was asked for on their behalf is registered with it.
/// </summary>
[Api("Registers a student who cannot declare, with a reason.")]
[Operation("confirmation.register_by_proxy", Role.Counselor)]
public sealed record RegisterByProxy(string CampaignId, Guid StudentId, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var (campaign, student, confirmation) = found.Value;
        work.Expect(confirmation, Version);
        var corrections = await found.Value.OpenCorrections(work, ct);
        var entered = Registration.Enter(work, found.Value, ConfirmationTrigger.RegisterByProxy, corrections, Reason);
        if (entered.IsOk)
        {
            var record = await WorkingRecord.Load(work.Db, work.Vault, student, ct);
            confirmation.DeclaredHash = record.Hash(campaign.Catalogue(), work.Vault);
        }

        return entered;
    }
}

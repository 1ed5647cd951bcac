using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

[Words("接收公钥 {name} 已停用({keyId}): {reason}", "Recipient key of {name} retired ({keyId}): {reason}")]
public sealed record RecipientKeyRetired(string Name, string KeyId, string Reason) : IAuditEvent
{
    public string? Subject => KeyId;
}

/// <summary>
/// Nothing is encrypted to a key any more, once the stations have their next day pack; what was before can still be opened with it. The last
/// one stays, so that keys change by way of two.
/// </summary>
/// <param name="Version">The key's, as the page showed it.</param>
[Api("Retires a registrar's public key, with a reason.")]
[Operation("handoff.retire_key", Role.Registrar)]
public sealed record RetireRecipientKey(string CampaignId, Guid Id, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var live = await work
            .Db.RecipientKeys.Where(k => k.CampaignId == CampaignId && k.RetiredAt == null)
            .OrderBy(k => k.Id)
            .ToListAsync(ct);
        if (live.Find(k => k.Id == Id) is not { } key)
        {
            return Failure.NotFound();
        }

        work.Expect(key, Version);
        if (live.Count == 1)
        {
            return Failure.Refused(
                "last_key",
                "这是唯一有效的公钥; 请先新增一把, 再停用它。",
                "This is the only live key; add another one first."
            );
        }

        // Two keys retired at the same moment would leave none: each act touches the one that stays.
        live.First(k => k.Id != Id).Version++;
        (key.RetiredAt, key.RetiredReason) = (work.Now, Reason!.Trim());
        work.Record(new RecipientKeyRetired(key.Name, key.KeyId, key.RetiredReason));
        return default(Done);
    }
}

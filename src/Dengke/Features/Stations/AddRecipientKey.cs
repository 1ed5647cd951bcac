using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

[Words("新增接收公钥 {name}: {keyId}", "Recipient key of {name} added: {keyId}")]
public sealed record RecipientKeyAdded(string Name, string KeyId) : IAuditEvent
{
    public string? Subject => KeyId;
}

/// <summary>Adds a public key to which stations encrypt from their next day pack on (HND-2).</summary>
/// <param name="Name">Whose it is, at most 60 characters.</param>
/// <param name="Key">The JWK.</param>
[Api("Adds a public key to which photos are encrypted.")]
[Operation("handoff.add_key", Role.Registrar)]
public sealed record AddRecipientKey(string CampaignId, string? Name, string? Key) : Command<Done>
{
    private const int LongestName = 60;

    /// <summary>An envelope grows with every recipient.</summary>
    private const int Most = 10;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return Failure.Invalid(
                "name",
                $"请填写密钥持有人, 至多 {LongestName} 个字。",
                $"Enter who holds the key, at most {LongestName} characters."
            );
        }

        var read = PastedKey.Read(Key, KeyUse.Encryption);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var (key, live) = (read.Value, work.Db.RecipientKeys.Where(k => k.CampaignId == CampaignId && k.RetiredAt == null));
        if (await live.AnyAsync(k => k.KeyId == key.KeyId, ct))
        {
            return Failure.Refused("key_there", "这把公钥已在列表中。", "This key is in the list already.");
        }

        if (await live.CountAsync(ct) >= Most)
        {
            return Failure.Refused(
                "too_many_keys",
                $"至多 {Most} 把有效公钥, 请先停用一把。",
                $"At most {Most} keys are live; retire one first."
            );
        }

        work.Db.RecipientKeys.Add(
            new RecipientKey
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                Name = name,
                KeyId = key.KeyId,
                PublicKey = key.ToJson().ToJsonString(),
                AddedBy = work.Actor.Name,
                AddedAt = work.Now,
            }
        );
        work.Record(new RecipientKeyAdded(name, key.KeyId));
        return default(Done);
    }
}

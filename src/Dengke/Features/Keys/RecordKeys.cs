using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.Keys;

[Words("启用新的密存密钥 {keyId}", "New vault key {keyId}")]
public sealed record VaultKeyAdded(string KeyId) : IAuditEvent;

[Words("停用并删除旧的密存密钥 {keyId}", "Old vault key {keyId} dropped")]
public sealed record VaultKeyDropped(string KeyId) : IAuditEvent;

/// <summary>Puts into the trail that the key file has a new key. The file itself is changed before, since it is no part of a transaction.</summary>
[Operation("vault.add_key", Role.Administrator)]
public sealed record RecordKeyAdded(string KeyId) : Command<Done>
{
    public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        work.Record(new VaultKeyAdded(KeyId));
        return Task.FromResult<Outcome<Done>>(default(Done));
    }
}

/// <summary>Puts into the trail that a key is dropped.</summary>
[Operation("vault.drop_key", Role.Administrator)]
public sealed record RecordKeyDropped(string KeyId) : Command<Done>
{
    public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        work.Record(new VaultKeyDropped(KeyId));
        return Task.FromResult<Outcome<Done>>(default(Done));
    }
}

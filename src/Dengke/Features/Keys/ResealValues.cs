using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.Keys;

[Words("{count} 个密存值改用密钥 {keyId} ({column})", "{count} sealed values moved to key {keyId} ({column})")]
public sealed record ValuesResealed(string Column, int Count, string KeyId) : IAuditEvent;

/// <summary>Seals a batch of values of one column under the current key. May be cut off and repeated at any point.</summary>
/// <param name="Column">As <see cref="SealedColumns"/> names it.</param>
/// <param name="Rows">The rows' ids.</param>
[Operation("vault.reseal_values", Role.Administrator)]
public sealed record ResealValues(string Column, IReadOnlyList<Guid> Rows) : Command<int>
{
    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var column = SealedColumns.All.Single(c => c.Name == Column);
        var count = await column.Reseal(work.Db, work.Vault, Rows, ct);
        work.Record(new ValuesResealed(Column, count, work.Vault.CurrentKeyId));
        return count;
    }
}

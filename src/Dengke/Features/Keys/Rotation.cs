using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Keys;

/// <summary>What came of a pass: what was sealed anew, and which old keys went or had to stay.</summary>
public sealed record RotationResult(
    string KeyId,
    int Values,
    int Files,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> Kept
);

/// <summary>
/// Brings everything that is sealed under the current key, batch by batch, each in a transaction of its own. Nothing is lost when
/// it is cut off: what is done is done, the rest is found again by the next pass. Serving goes on meanwhile.
/// </summary>
internal sealed class Rotation(
    Runner runner,
    IDbContextFactory<DengkeDb> databases,
    Vault vault,
    FileStore files,
    TimeProvider machine
)
{
    private const int Batch = 200;

    /// <summary>How long after a new key the old one may not be dropped: other nodes have to take the new one up, and to end what they began.</summary>
    public static readonly TimeSpan Quarantine = TimeSpan.FromMinutes(10);

    /// <summary>Adds a key, which new values are sealed under from now on.</summary>
    public async Task AddKey(CancellationToken ct)
    {
        var keyId = vault.AddKey();
        (await runner.Run(new RecordKeyAdded(keyId), Installation.Operator, ct: ct)).ThrowIfFailed();
    }

    /// <summary>Whether keys may be dropped already; see <see cref="Quarantine"/>.</summary>
    public bool IsSettled => machine.GetUtcNow() - vault.ChangedAt >= Quarantine;

    public async Task<RotationResult> Reseal(bool dropOld, CancellationToken ct)
    {
        var (values, count) = (0, 0);
        foreach (var column in SealedColumns.All)
        {
            foreach (var rows in (await Read(db => column.RowsNotUnder(db, vault.CurrentKeyId, ct))).Chunk(Batch))
            {
                values += (await runner.Run(new ResealValues(column.Name, rows), Installation.Operator, ct: ct)).ThrowIfFailed();
            }
        }

        var current = vault.CurrentKeyId;
        foreach (
            var ids in (await Read(db => db.StoredFiles.Where(f => f.KeyId != current).Select(f => f.Id).ToListAsync(ct))).Chunk(
                Batch
            )
        )
        {
            count += (await runner.Run(new ResealFiles(ids), Installation.Operator, ct: ct)).ThrowIfFailed();
            foreach (var row in await Read(db => db.StoredFiles.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(ct)))
            {
                files.RemoveOld(row);
            }
        }

        var (dropped, kept) = dropOld ? await Drop(ct) : ([], vault.KeyIds.Where(k => k != vault.CurrentKeyId).ToList());
        return new RotationResult(vault.CurrentKeyId, values, count, dropped, kept);
    }

    private async Task<(List<string> Dropped, List<string> Kept)> Drop(CancellationToken ct)
    {
        var (dropped, kept) = (new List<string>(), new List<string>());
        foreach (var keyId in vault.KeyIds.Where(k => k != vault.CurrentKeyId).ToList())
        {
            if (await IsUsed(keyId, ct))
            {
                kept.Add(keyId);
                continue;
            }

            (await runner.Run(new RecordKeyDropped(keyId), Installation.Operator, ct: ct)).ThrowIfFailed();
            vault.DropKey(keyId);
            dropped.Add(keyId);
        }

        return (dropped, kept);
    }

    private async Task<bool> IsUsed(string keyId, CancellationToken ct)
    {
        foreach (var column in SealedColumns.All)
        {
            if (await Read(db => column.IsUnder(db, keyId, ct)))
            {
                return true;
            }
        }

        return await Read(db => db.StoredFiles.AnyAsync(f => f.KeyId == keyId, ct));
    }

    private async Task<T> Read<T>(Func<DengkeDb, Task<T>> query)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await query(db);
    }
}

using Dengke.Data;
using Dengke.Domain.Sealing;
using Dengke.Platform.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Audit;

/// <summary>
/// Links operations into the audit chain: takes those that no seal covers yet, oldest first, and adds seals of at most
/// <see cref="MostInSeal"/>. Any number of nodes may do it at the same time: the number of a seal is unique, and who comes second
/// starts over. Where there is nothing to seal, nothing is written.
/// </summary>
public sealed class AuditSealer(IDbContextFactory<DengkeDb> databases, TimeProvider clock)
{
    public const int MostInSeal = 1000;
    private const int Attempts = 10;

    /// <summary>An act keeps the instant of its start, and may be committed after a later one was sealed.</summary>
    public static readonly TimeSpan LongestAct = TimeSpan.FromHours(1);

    /// <summary>Seals everything that is committed, whatever its date; before what depends on it, such as sealing a campaign.</summary>
    /// <returns>The newest seal; null where there has never been an operation.</returns>
    public async Task<AuditSeal?> SealAll(CancellationToken ct)
    {
        await SealFrom(DateTimeOffset.MinValue, ct);
        return await Newest(ct);
    }

    /// <summary>Seals what has been committed lately: as <see cref="SealAll"/>, without looking through the whole trail.</summary>
    public async Task SealNew(CancellationToken ct)
    {
        var newest = await Newest(ct);
        await SealFrom(newest is null ? DateTimeOffset.MinValue : newest.SealedAt - LongestAct, ct);
    }

    public async Task<AuditSeal?> Newest(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await NewestIn(db, ct);
    }

    private async Task SealFrom(DateTimeOffset since, CancellationToken ct)
    {
        for (DateTimeOffset? from = since; from is { } instant; )
        {
            from = await SealBatch(instant, ct);
        }
    }

    /// <returns>The instant from which there may be more to do; null for no more.</returns>
    private async Task<DateTimeOffset?> SealBatch(DateTimeOffset since, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(since, ct);
            }
            catch (Exception e)
                when (attempt < Attempts && DatabaseErrors.Classify(e) is DatabaseError.Duplicate or DatabaseError.Transient)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), TimeProvider.System, ct);
            }
        }
    }

    private async Task<DateTimeOffset?> Attempt(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // Outside of the transaction, lest an idle installation take SQLite's write lock.
        if (!await Unsealed(db, since).AnyAsync(ct))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var previous = await NewestIn(db, ct);
        var operations = await Unsealed(db, since).OrderBy(o => o.At).ThenBy(o => o.Id).Take(MostInSeal).ToListAsync(ct);
        if (operations.Count == 0)
        {
            return null;
        }

        var ids = operations.ConvertAll(o => o.Id);
        var events = await db.AuditEvents.AsNoTracking().Where(e => ids.Contains(e.OperationId)).ToListAsync(ct);
        Add(db, previous, operations, events.OrderBy(e => e.Sequence).ToLookup(e => e.OperationId));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return operations.Count == MostInSeal ? operations[^1].At : null;
    }

    private void Add(DengkeDb db, AuditSeal? previous, List<Operation> operations, ILookup<Guid, AuditEvent> events)
    {
        var hashes = new AuditHashes();
        var leaves = operations.ConvertAll(o => hashes.LeafHash(o, events[o.Id]));
        var number = (previous?.Number ?? 0) + 1;
        var at = clock.GetUtcNow().ToMicrosecond();
        var root = Convert.ToHexStringLower(new MerkleTree(leaves).Root);
        db.AuditSeals.Add(
            new AuditSeal
            {
                Number = number,
                SealedAt = at,
                Size = leaves.Count,
                Root = root,
                Hash = hashes.SealHash(number, at, leaves.Count, root, previous?.Hash ?? AuditHashes.Beginning),
            }
        );
        db.AuditLeaves.AddRange(
            operations.Select(
                (o, i) =>
                    new AuditLeaf
                    {
                        OperationId = o.Id,
                        SealNumber = number,
                        Position = i,
                        Hash = Convert.ToHexStringLower(leaves[i]),
                    }
            )
        );
    }

    private static IQueryable<Operation> Unsealed(DengkeDb db, DateTimeOffset since) =>
        db.Operations.AsNoTracking().Where(o => o.At >= since && !db.AuditLeaves.Any(l => l.OperationId == o.Id));

    private static Task<AuditSeal?> NewestIn(DengkeDb db, CancellationToken ct) =>
        db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
}

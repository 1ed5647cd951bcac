using Dengke.Data;
using Dengke.Platform.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Audit;

/// <summary>
/// Recomputes the audit chain from the rows and tells whatever is not as it was sealed, also where it was changed by SQL behind
/// the program's back. Goes through seals in windows, in bounded memory, and holds no lock.
/// </summary>
/// <remarks>
/// Somebody who may write everything in the database can make the whole chain anew. Only a hash that was kept elsewhere finds
/// that out, which is why each verification ends with the newest one and takes an earlier one.
/// </remarks>
public sealed class AuditVerification(IDbContextFactory<DengkeDb> databases, TimeProvider clock)
{
    private const int MostInWindow = 2000;

    /// <param name="expected">The hash of a seal as an earlier verification has told it; null for none.</param>
    /// <param name="found">Is told each finding as it is found.</param>
    /// <param name="progress">Is told how many operations are done.</param>
    public async Task<AuditVerdict> Run(
        string? expected,
        Action<AuditFinding> found,
        IProgress<long>? progress,
        CancellationToken ct
    )
    {
        long findings = 0;
        // A demo's clock is moved to and fro, so that there dates tell nothing.
        var datesCount = clock is not DemoClock;
        var chain = new ChainCheck(expected, datesCount, Found);
        await using var db = await databases.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await foreach (var window in Windows(db, ct))
        {
            chain.Check(await SealedRows.Load(db, window, Found, ct));
            progress?.Report(chain.Operations);
        }

        chain.End();
        await LooseEnds.Find(db, datesCount && chain.Newest is not null ? chain.NewestOperation : null, Found, ct);
        var unsealed = await db.Operations.LongCountAsync(o => !db.AuditLeaves.Any(l => l.OperationId == o.Id), ct);
        return new AuditVerdict(
            findings,
            chain.Operations,
            unsealed,
            chain.Seals,
            chain.Newest?.Number ?? 0,
            chain.Newest?.Hash,
            chain.Newest?.SealedAt
        );

        void Found(AuditFinding finding)
        {
            findings++;
            found(finding);
        }
    }

    /// <summary>The seals in their order, cut so that the operations of a window fit into memory.</summary>
    private static async IAsyncEnumerable<List<AuditSeal>> Windows(
        DengkeDb db,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var last = int.MinValue;
        while (true)
        {
            var seals = await db
                .AuditSeals.Where(s => s.Number > last)
                .OrderBy(s => s.Number)
                .Take(AuditSealer.MostInSeal)
                .ToListAsync(ct);
            if (seals.Count == 0)
            {
                yield break;
            }

            for (var i = 0; i < seals.Count; )
            {
                var window = new List<AuditSeal> { seals[i++] };
                long size = window[0].Size;
                while (i < seals.Count && size + seals[i].Size <= MostInWindow)
                {
                    size += seals[i].Size;
                    window.Add(seals[i++]);
                }

                yield return window;
            }

            last = seals[^1].Number;
        }
    }
}

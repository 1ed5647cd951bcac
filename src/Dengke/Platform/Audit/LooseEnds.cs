using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Audit;

/// <summary>What hangs on no seal and ought not to be there; looked for once, over all rows.</summary>
internal static class LooseEnds
{
    /// <summary>Of each kind, no more than this many are told.</summary>
    private const int Most = 1000;

    /// <param name="newest">The latest date of a sealed operation; null where dates tell nothing.</param>
    public static async Task Find(DengkeDb db, DateTimeOffset? newest, Action<AuditFinding> found, CancellationToken ct)
    {
        foreach (var table in await AuditTriggers.Missing(db, ct))
        {
            found(AuditFindings.TriggerMissing(table));
        }

        var leaves = db.AuditLeaves.Where(l => !db.AuditSeals.Any(s => s.Number == l.SealNumber)).OrderBy(l => l.SealNumber);
        foreach (var leaf in await leaves.ThenBy(l => l.Position).Take(Most).ToListAsync(ct))
        {
            found(AuditFindings.LeafWithoutSeal(leaf));
        }

        var events = db.AuditEvents.Where(e => !db.Operations.Any(o => o.Id == e.OperationId)).OrderBy(e => e.Id);
        foreach (var happened in await events.Take(Most).ToListAsync(ct))
        {
            found(AuditFindings.EventWithoutOperation(happened));
        }

        if (newest is null)
        {
            return;
        }

        var before = newest.Value.Ticks == 0 ? newest.Value : newest.Value - AuditSealer.LongestAct;
        var late = await db
            .Operations.Where(o => o.At < before && !db.AuditLeaves.Any(l => l.OperationId == o.Id))
            .OrderBy(o => o.At)
            .Select(o => new { o.Id, o.At })
            .Take(Most)
            .ToListAsync(ct);
        foreach (var operation in late)
        {
            found(AuditFindings.Backdated(operation.Id, operation.At));
        }
    }
}

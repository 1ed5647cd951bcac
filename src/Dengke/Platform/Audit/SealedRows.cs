using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Audit;

/// <summary>A few seals that follow each other, with all that they cover as it stands in the database now.</summary>
internal sealed record SealedRows(
    IReadOnlyList<AuditSeal> Seals,
    ILookup<int, AuditLeaf> Leaves,
    IReadOnlyDictionary<Guid, Operation> Operations,
    ILookup<Guid, AuditEvent> Events,
    IReadOnlySet<Guid> Unreadable
)
{
    /// <summary>Loads them. A row that holds what no such row can hold is told at once.</summary>
    public static async Task<SealedRows> Load(
        DengkeDb db,
        IReadOnlyList<AuditSeal> seals,
        Action<AuditFinding> found,
        CancellationToken ct
    )
    {
        var (first, last) = (seals[0].Number, seals[^1].Number);
        var leaves = await Of(db, first, last).OrderBy(l => l.SealNumber).ThenBy(l => l.Position).ToListAsync(ct);
        var events = await Of(db, first, last)
            .Join(db.AuditEvents, l => l.OperationId, e => e.OperationId, (l, e) => e)
            .ToListAsync(ct);
        var unreadable = new HashSet<Guid>();
        var operations = new Dictionary<Guid, Operation>();
        try
        {
            operations = await Of(db, first, last)
                .Join(db.Operations, l => l.OperationId, o => o.Id, (l, o) => o)
                .ToDictionaryAsync(o => o.Id, ct);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            // One of them has a role or a channel that does not exist, say. Which one?
            operations.Clear();
            foreach (var leaf in leaves)
            {
                await LoadOne(leaf);
            }
        }

        return new SealedRows(
            seals,
            leaves.ToLookup(l => l.SealNumber),
            operations,
            events.OrderBy(e => e.Sequence).ToLookup(e => e.OperationId),
            unreadable
        );

        async Task LoadOne(AuditLeaf leaf)
        {
            try
            {
                if (await db.Operations.FirstOrDefaultAsync(o => o.Id == leaf.OperationId, ct) is { } operation)
                {
                    operations.Add(operation.Id, operation);
                }
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                unreadable.Add(leaf.OperationId);
                found(AuditFindings.Changed(leaf));
            }
        }
    }

    private static IQueryable<AuditLeaf> Of(DengkeDb db, int first, int last) =>
        db.AuditLeaves.Where(l => l.SealNumber >= first && l.SealNumber <= last);

    private static bool IsUnreadable(Exception e) =>
        e is InvalidOperationException or FormatException or ArgumentException or InvalidCastException or OverflowException;
}

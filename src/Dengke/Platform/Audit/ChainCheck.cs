using Dengke.Data;
using Dengke.Domain.Sealing;

namespace Dengke.Platform.Audit;

/// <summary>Goes along the chain, window by window, and tells what does not fit.</summary>
internal sealed class ChainCheck(string? expected, bool datesCount, Action<AuditFinding> found)
{
    private readonly AuditHashes hashes = new();
    private bool expectedSeen;
    private DateTimeOffset newestInSeal;

    /// <summary>The newest seal so far.</summary>
    public AuditSeal? Newest { get; private set; }

    /// <summary>The latest date of an operation that stands where it was sealed.</summary>
    public DateTimeOffset NewestOperation { get; private set; }

    public long Operations { get; private set; }

    public int Seals { get; private set; }

    public void Check(SealedRows rows)
    {
        foreach (var seal in rows.Seals)
        {
            CheckLink(seal);
            CheckLeaves(seal, rows);
            foreach (var leaf in rows.Leaves[seal.Number])
            {
                CheckOperation(leaf, rows);
                Operations++;
            }

            expectedSeen |= string.Equals(seal.Hash, expected, StringComparison.OrdinalIgnoreCase);
            NewestOperation = newestInSeal;
            Newest = seal;
            Seals++;
        }
    }

    public void End()
    {
        if (expected is not null && !expectedSeen)
        {
            found(AuditFindings.ExpectedMissing(expected));
        }
    }

    private void CheckLink(AuditSeal seal)
    {
        var next = (Newest?.Number ?? 0) + 1;
        if (seal.Number > next)
        {
            // The hash of the link before is gone with it, so this one's cannot be judged.
            found(AuditFindings.SealMissing(next, seal.Number - 1));
        }
        else if (
            hashes.SealHash(seal.Number, seal.SealedAt, seal.Size, seal.Root, Newest?.Hash ?? AuditHashes.Beginning) != seal.Hash
        )
        {
            found(AuditFindings.SealChanged(seal));
        }
    }

    private void CheckLeaves(AuditSeal seal, SealedRows rows)
    {
        var leaves = rows.Leaves[seal.Number].ToList();
        var positions = leaves.Select(l => l.Position).ToHashSet();
        if (leaves.Count < seal.Size && leaves.Count > 0 && seal.Size <= AuditSealer.MostInSeal)
        {
            foreach (var position in Enumerable.Range(0, seal.Size).Where(p => !positions.Contains(p)))
            {
                found(AuditFindings.LeafMissing(seal, position));
            }
        }
        else if (leaves.Count != seal.Size || RootOf(leaves) != seal.Root)
        {
            found(AuditFindings.LeavesChanged(seal));
        }
    }

    private void CheckOperation(AuditLeaf leaf, SealedRows rows)
    {
        if (rows.Unreadable.Contains(leaf.OperationId))
        {
            return;
        }

        if (!rows.Operations.TryGetValue(leaf.OperationId, out var operation))
        {
            found(AuditFindings.Missing(leaf));
        }
        else if (Convert.ToHexStringLower(hashes.LeafHash(operation, rows.Events[operation.Id])) != leaf.Hash)
        {
            found(AuditFindings.Changed(leaf));
        }
        else if (datesCount && operation.At + AuditSealer.LongestAct < NewestOperation)
        {
            found(AuditFindings.Backdated(operation.Id, operation.At, leaf.SealNumber));
        }
        else if (operation.At > newestInSeal)
        {
            newestInSeal = operation.At;
        }
    }

    private static string? RootOf(List<AuditLeaf> leaves)
    {
        try
        {
            return Convert.ToHexStringLower(new MerkleTree(leaves.ConvertAll(l => Convert.FromHexString(l.Hash))).Root);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using System.Runtime.CompilerServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Settles the rows of one side that are open after the last key: those that share a key with a row of their own side that is compared
/// or comes earlier are doubles of it; those without any key have none.
/// </summary>
internal sealed class LeftoverSettling(SideIndex index, SideMatches matches, int threads, CancellationToken cancellation)
{
    private int[] open = [];

    public void Settle()
    {
        open = OpenRows();
        if (open.Length == 0)
        {
            return;
        }

        // A double by an earlier key stays one: of several rows whose double a row may be, the one by the best key is named.
        for (var key = 0; key < index.Keys.Length; key++)
        {
            Parallel.For(
                0,
                threads,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
                slice => SettleDoubled(key, new HashSlice(slice, threads))
            );
        }

        SettleKeyless();
    }

    private int[] OpenRows()
    {
        var rows = new int[matches.Count(RowState.Open)];
        var count = 0;
        for (var row = 0; count < rows.Length; row++)
        {
            if (matches.States[row] == RowState.Open)
            {
                rows[count++] = row;
            }
        }

        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SettleDoubled(int key, HashSlice own)
    {
        var hashes = index.Keys[key];
        var table = new HashTable(open.Length);
        foreach (var row in open)
        {
            if (own.Has(hashes[row]))
            {
                table[hashes[row]] = new HashTable.Entry
                {
                    Hash = hashes[row],
                    First = -1,
                    Compared = -1,
                };
            }
        }

        for (var row = 0; row < hashes.Length; row++)
        {
            if (!own.Has(hashes[row]))
            {
                continue;
            }

            ref var entry = ref table[hashes[row]];
            if (entry.Hash != 0)
            {
                entry.First = entry.First < 0 ? row : entry.First;
                entry.Compared = entry.Compared < 0 && matches.States[row] == RowState.Paired ? row : entry.Compared;
            }
        }

        foreach (var row in open)
        {
            if (!own.Has(hashes[row]) || matches.States[row] != RowState.Open)
            {
                continue;
            }

            ref var entry = ref table[hashes[row]];
            var other = entry.Compared >= 0 ? entry.Compared : entry.First;
            if (other != row)
            {
                matches.Settle(row, RowState.Doubled, other, key);
            }
        }
    }

    private void SettleKeyless()
    {
        foreach (var row in open)
        {
            if (matches.States[row] == RowState.Open && !HasKey(row))
            {
                matches.Settle(row, RowState.Keyless, -1, 0);
            }
        }
    }

    private bool HasKey(int row)
    {
        foreach (var hashes in index.Keys)
        {
            if (hashes[row] != 0)
            {
                return true;
            }
        }

        return false;
    }
}

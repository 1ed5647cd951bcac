namespace Dengke.Tables.Reconciliation;

/// <summary>Matches the rows of two sides by the hashes of their keys. The rules are those of <see cref="Reconciler"/>.</summary>
internal sealed class Matcher(SideIndex registry, SideIndex academic, int threads, CancellationToken cancellation)
{
    private readonly Matching matching = new(new SideMatches(registry.Rows), new SideMatches(academic.Rows));

    public Matching Match()
    {
        for (var key = 0; key < registry.Keys.Length; key++)
        {
            ForEachSlice(slice => MatchBy(key, slice));
        }

        foreach (var (index, matches) in new[] { (registry, matching.Registry), (academic, matching.Academic) })
        {
            SettleDoubled(index, matches);
            SettleKeyless(index, matches);
        }

        return matching;
    }

    /// <summary>Rows with the same key are in the same slice, so slices do not meet.</summary>
    private void ForEachSlice(Action<int> action) =>
        Parallel.For(
            0,
            threads,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
            action
        );

    private bool IsIn(int slice, ulong hash) => hash != 0 && (int)(((hash >> 32) * (ulong)threads) >> 32) == slice;

    private void MatchBy(int key, int slice)
    {
        var (hashes, states) = (academic.Keys[key], matching.Academic.States);
        var capacity = 0;
        for (var row = 0; row < hashes.Length; row++)
        {
            capacity += states[row] == RowState.Open && IsIn(slice, hashes[row]) ? 1 : 0;
        }

        var table = new HashTable(capacity);
        var further = new List<int>();
        for (var row = 0; row < hashes.Length; row++)
        {
            if (states[row] != RowState.Open || !IsIn(slice, hashes[row]))
            {
                continue;
            }

            ref var entry = ref table[hashes[row]];
            if (entry.Hash == 0)
            {
                entry = new HashTable.Entry
                {
                    Hash = hashes[row],
                    First = row,
                    Compared = -1,
                };
            }
            else
            {
                further.Add(row);
            }
        }

        PairRegistry(key, slice, table);
        foreach (var row in further)
        {
            ref var entry = ref table[hashes[row]];
            if (entry.Compared >= 0)
            {
                matching.Academic.Settle(row, RowState.Doubled, entry.First, key);
            }
        }
    }

    private void PairRegistry(int key, int slice, HashTable table)
    {
        var (hashes, states) = (registry.Keys[key], matching.Registry.States);
        for (var row = 0; row < hashes.Length; row++)
        {
            if (states[row] != RowState.Open || !IsIn(slice, hashes[row]))
            {
                continue;
            }

            ref var entry = ref table[hashes[row]];
            if (entry.Hash == 0)
            {
                continue;
            }

            if (entry.Compared >= 0)
            {
                matching.Registry.Settle(row, RowState.Doubled, entry.Compared, key);
                continue;
            }

            entry.Compared = row;
            matching.Registry.Settle(row, RowState.Paired, entry.First, key);
            matching.Academic.Settle(entry.First, RowState.Paired, row, key);
        }
    }

    /// <summary>Of the rows left over, those that share a key with a row of their own side that is compared or comes earlier.</summary>
    private void SettleDoubled(SideIndex index, SideMatches matches)
    {
        var open = Enumerable.Range(0, index.Rows).Where(row => matches.States[row] == RowState.Open).ToArray();
        for (var key = 0; key < index.Keys.Length && open.Length > 0; key++)
        {
            var doubled = DoubledBy(index.Keys[key], matches.States, open);
            foreach (var (row, other) in doubled.Where(d => matches.States[d.Row] == RowState.Open))
            {
                matches.Settle(row, RowState.Doubled, other, key);
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static List<(int Row, int Other)> DoubledBy(ulong[] hashes, RowState[] states, int[] open)
    {
        var table = new HashTable(open.Length);
        foreach (var row in open.Where(row => hashes[row] != 0))
        {
            table[hashes[row]] = new HashTable.Entry
            {
                Hash = hashes[row],
                First = -1,
                Compared = -1,
            };
        }

        for (var row = 0; row < hashes.Length; row++)
        {
            if (hashes[row] == 0)
            {
                continue;
            }

            ref var entry = ref table[hashes[row]];
            if (entry.Hash != 0)
            {
                entry.First = entry.First < 0 ? row : entry.First;
                entry.Compared = entry.Compared < 0 && states[row] == RowState.Paired ? row : entry.Compared;
            }
        }

        var doubled = new List<(int, int)>();
        foreach (var row in open.Where(row => hashes[row] != 0))
        {
            ref var entry = ref table[hashes[row]];
            var other = entry.Compared >= 0 ? entry.Compared : entry.First;
            if (other != row)
            {
                doubled.Add((row, other));
            }
        }

        return doubled;
    }

    private static void SettleKeyless(SideIndex index, SideMatches matches)
    {
        for (var row = 0; row < index.Rows; row++)
        {
            if (matches.States[row] == RowState.Open && !HasKey(index, row))
            {
                matches.Settle(row, RowState.Keyless, -1, 0);
            }
        }
    }

    private static bool HasKey(SideIndex index, int row)
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

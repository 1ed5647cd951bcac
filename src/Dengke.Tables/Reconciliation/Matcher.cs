using System.Runtime.CompilerServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Matches the rows of two sides by the hashes of their keys. The rules are those of <see cref="Reconciler"/>. Each thread takes the hashes
/// of its own slice and goes through the rows in their order, so threads do not meet and their number changes nothing.
/// </summary>
internal sealed class Matcher(SideIndex registry, SideIndex academic, int threads, CancellationToken cancellation)
{
    private readonly Matching matching = new(new SideMatches(registry.Rows), new SideMatches(academic.Rows));

    public Matching Match()
    {
        for (var key = 0; key < registry.Keys.Length; key++)
        {
            ForEachSlice(slice => MatchBy(key, slice));
        }

        new LeftoverSettling(registry, matching.Registry, threads, cancellation).Settle();
        new LeftoverSettling(academic, matching.Academic, threads, cancellation).Settle();
        return matching;
    }

    private void ForEachSlice(Action<int> action) =>
        Parallel.For(
            0,
            threads,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
            action
        );

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MatchBy(int key, int slice)
    {
        var (hashes, states) = (academic.Keys[key], matching.Academic.States);
        var own = new HashSlice(slice, threads);
        var table = new HashTable(CountOpen(hashes, states, own));
        var further = new List<int>();
        for (var row = 0; row < hashes.Length; row++)
        {
            if (!own.Has(hashes[row]) || states[row] != RowState.Open)
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

        PairRegistry(key, own, table);
        foreach (var row in further)
        {
            ref var entry = ref table[hashes[row]];
            if (entry.Compared >= 0)
            {
                matching.Academic.Settle(row, RowState.Doubled, entry.First, key);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PairRegistry(int key, HashSlice own, HashTable table)
    {
        var (hashes, states) = (registry.Keys[key], matching.Registry.States);
        for (var row = 0; row < hashes.Length; row++)
        {
            if (!own.Has(hashes[row]) || states[row] != RowState.Open)
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

    private static int CountOpen(ulong[] hashes, RowState[] states, HashSlice own)
    {
        var count = 0;
        for (var row = 0; row < hashes.Length; row++)
        {
            count += own.Has(hashes[row]) && states[row] == RowState.Open ? 1 : 0;
        }

        return count;
    }
}

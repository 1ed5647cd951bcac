using System.Runtime.CompilerServices;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Goes through chunks of the registry's rows: compares paired ones, lists the others. One per thread.</summary>
internal sealed class PairWorker(Sides sides, Matching matching, KeyReader keys, PairComparer comparer, Partners partners)
{
    /// <summary>How many rows before it is needed a partner is announced.</summary>
    private const int Ahead = 4;

    private readonly ChunkReader chunks = new(sides.Registry);
    private readonly RowReader registry = new(sides.Registry);
    private readonly RowReader academic = new(sides.Academic);
    private readonly UnmatchedLister unmatched = new(sides, Source.Registry, matching.Registry, keys);

    /// <summary>Does a chunk; false where two different keys have the same hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Run(int number, IReconciliationPart part)
    {
        var (chunk, matches) = (sides.Registry.Chunks[number], matching.Registry);
        var band = partners.Take(number);
        chunks.Load(chunk);
        for (var row = chunk.FirstRow; row < chunk.FirstRow + chunk.Rows; row++)
        {
            band.Expect(row + Ahead);
            var left = registry.Row(chunks.From(row));
            if (matches.States[row] != RowState.Paired)
            {
                if (!unmatched.List(row, left, part))
                {
                    return false;
                }

                continue;
            }

            var right = academic.Row(band.Partner(row));
            if (!IsSameKey(left, right, matches.ByKey[row]))
            {
                return false;
            }

            comparer.Compare(left, right, (row, matches.Others[row]), part);
        }

        return true;
    }

    private bool IsSameKey(in RowScanner left, in RowScanner right, int key)
    {
        var field = sides.KeyFields[key];
        return keys.Same(key, registry.Value(registry.Field(left, field)), academic.Value(academic.Field(right, field)));
    }
}

using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Goes through runs of the registry's rows: compares paired ones, lists the others. One per thread.</summary>
internal sealed class PairWorker(Sides sides, Matching matching, KeyReader keys, PairComparer comparer, PartnerRows partners)
{
    private readonly RowReader academic = new(sides.Academic);
    private readonly UnmatchedLister unmatched = new(sides, Source.Registry, matching.Registry, keys);
    private readonly int[] ends = new int[sides.Registry.Store.Layout.Width];
    private byte[] buffer = [];

    /// <summary>Does a run; false where two different keys have the same hash.</summary>
    public bool Run(Chunk chunk, IReconciliationPart part)
    {
        var (index, matches) = (sides.Registry, matching.Registry);
        var rows = new ChunkRows(index.Store.Bytes, index.Store.Layout, chunk.Start, chunk.End, ref buffer, ends);
        for (var number = chunk.FirstRow; number < chunk.FirstRow + chunk.Rows; number++)
        {
            do
            {
                if (!rows.MoveNext())
                {
                    throw new IOException("文件在比对时被更改。");
                }
            } while (rows.Offset != index.Offsets[number]);

            ref readonly var row = ref rows.Row;
            if (matches.States[number] != RowState.Paired)
            {
                if (!unmatched.List(number, row, part))
                {
                    return false;
                }

                continue;
            }

            var partner = academic.Row(partners.Row(number, matches.Others[number]));
            if (!IsSameKey(row, partner, matches.ByKey[number]))
            {
                return false;
            }

            comparer.Compare(row, partner, (number, matches.Others[number]), part);
        }

        return true;
    }

    private bool IsSameKey(in RowScanner row, in RowScanner partner, int key)
    {
        var field = sides.KeyFields[key];
        return keys.Same(key, row.Field(sides.Registry.Store.Layout.Columns[field]), academic.Field(partner, field));
    }
}

using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Reads a side once, in parts on several threads, and notes where its rows begin and what their keys hash to. A part begins at the
/// first line end behind its boundary, which may lie in quotes and then begins no row: the part before it knows where its own
/// last row ends, so each part's begin is checked against that, and read again from there where it was wrong.
/// </summary>
internal sealed class SideIndexer(
    Source side,
    RowStore store,
    IReadOnlyList<int> keyColumns,
    Func<KeyReader> newKeys,
    ReconcileOptions options
)
{
    private readonly List<Chunk> chunks = [];
    private readonly Queue<IndexedPart> parts = [];
    private readonly List<Tables.DamagedCell> damaged = [];
    private int lines = store.Layout.Plain?.HeaderRow ?? 0;
    private int rows;
    private volatile bool isIrregular;

    /// <summary>The side's index; null where it is a plain file that is not plain throughout.</summary>
    public SideIndex? Index(CancellationToken cancellation)
    {
        var (from, size) = (store.Layout.FirstRow, (long)options.ChunkBytes);
        var count = (int)((store.Bytes.Length - from + size - 1) / size);
        var expected = from;
        var again = NewReader();
        new OrderedParallel<IndexedPart?>(options.Threads, cancellation).Run(
            count,
            NewReader,
            (reader, number) => isIrregular ? null : reader.Read(null, from + (number * size), EndOf(number)),
            (number, part) =>
            {
                if (!isIrregular && part is not null)
                {
                    part = part.Start == expected ? part : again.Read(expected, expected, EndOf(number));
                    expected = part.End;
                    Add(part);
                    options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Read, side, expected, store.Bytes.Length));
                }
            }
        );
        return isIrregular ? null : Joined(expected);

        long EndOf(int number) => Math.Min(from + ((number + 1) * size), store.Bytes.Length);
    }

    private PartReader NewReader() => new(store, keyColumns, newKeys());

    private void Add(IndexedPart part)
    {
        isIrregular = part.IsIrregular;
        chunks.Add(new Chunk(part.Start, part.End, rows, part.Offsets.Count));
        parts.Enqueue(part);
        damaged.AddRange(part.Damaged.Select(cell => cell with { Row = lines + cell.Row }));
        lines += part.Lines;
        rows = checked(rows + part.Offsets.Count);
    }

    private SideIndex Joined(long end)
    {
        var offsets = GC.AllocateUninitializedArray<long>(rows + 1);
        var keys = keyColumns.Select(_ => GC.AllocateUninitializedArray<ulong>(rows)).ToArray();
        foreach (var chunk in chunks)
        {
            var part = parts.Dequeue();
            part.Offsets.CopyTo(offsets, chunk.FirstRow);
            for (var key = 0; key < keys.Length; key++)
            {
                part.Keys[key].CopyTo(keys[key], chunk.FirstRow);
            }
        }

        offsets[rows] = end;
        return new SideIndex(store, chunks, offsets, keys, damaged);
    }
}

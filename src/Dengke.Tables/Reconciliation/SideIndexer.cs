using Dengke.Domain.Kernel;
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
    private readonly List<IndexedPart> parts = [];
    private Failure? failure;
    private int rows;

    public Outcome<SideIndex> Index(CancellationToken cancellation)
    {
        var (from, size) = (store.Layout.FirstRow, (long)options.ChunkBytes);
        var count = (int)((store.Bytes.Length - from + size - 1) / size);
        var expected = from;
        var again = NewReader();
        new OrderedParallel<IndexedPart>(options.Threads, cancellation).Run(
            count,
            () => NewReader(),
            (reader, number) => reader.Read(null, from + (number * size), EndOf(number)),
            (number, part) =>
            {
                if (failure is not null)
                {
                    return;
                }

                part = part.Start == expected ? part : again.Read(expected, expected, EndOf(number));
                failure = FaultOf(part);
                expected = part.End;
                chunks.Add(new Chunk(part.Start, part.End, rows, part.Offsets.Count));
                parts.Add(part);
                rows = checked(rows + part.Offsets.Count);
                options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Read, side, expected, store.Bytes.Length));
            }
        );
        return failure is null ? Joined(expected) : failure;

        long EndOf(int number) => Math.Min(from + ((number + 1) * size), store.Bytes.Length);
    }

    private Failure? FaultOf(IndexedPart part) =>
        part.Fault switch
        {
            RowFault.None => null,
            RowFault.UnclosedQuote => Failure.Invalid("file", $"第 {rows + part.Offsets.Count + 1} 行数据的引号没有闭合。"),
            _ => Failure.Invalid("file", $"第 {rows + part.Offsets.Count + 1} 行数据超过 1 MB, 多半是引号没有闭合。"),
        };

    private PartReader NewReader() => new(store, keyColumns, newKeys());

    private SideIndex Joined(long end)
    {
        var offsets = GC.AllocateUninitializedArray<long>(rows + 1);
        var keys = keyColumns.Select(_ => GC.AllocateUninitializedArray<ulong>(rows)).ToArray();
        for (var i = 0; i < parts.Count; i++)
        {
            var at = chunks[i].FirstRow;
            parts[i].Offsets.CopyTo(offsets, at);
            for (var key = 0; key < keys.Length; key++)
            {
                parts[i].Keys[key].CopyTo(keys[key], at);
            }

            parts[i] = IndexedPart.Empty;
        }

        offsets[rows] = end;
        return new SideIndex(store, chunks, offsets, keys);
    }
}

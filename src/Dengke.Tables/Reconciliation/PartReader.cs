using System.Runtime.CompilerServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>What was found in a part of a side.</summary>
/// <param name="Start">Where the first line was taken to begin.</param>
internal sealed class IndexedPart(long start, int keys, int estimate)
{
    public long Start { get; } = start;

    /// <summary>Where the first line behind the part begins, or the faulty one.</summary>
    public long End { get; set; } = start;

    /// <summary>Where each row begins.</summary>
    public List<long> Offsets { get; } = new(estimate);

    /// <summary>By key, by row: the hash.</summary>
    public List<ulong>[] Keys { get; } = [.. Enumerable.Range(0, keys).Select(_ => new List<ulong>(estimate))];

    /// <summary>How many lines, those included that are no rows.</summary>
    public int Lines { get; set; }

    /// <summary>Damaged cells of a plain file, their rows counted from 1 in the part.</summary>
    public List<Tables.DamagedCell> Damaged { get; } = [];

    /// <summary>Whether the file is to be read as a table.</summary>
    public bool IsIrregular { get; set; }
}

/// <summary>Reads parts of a side. One per thread.</summary>
internal sealed class PartReader(RowStore store, IReadOnlyList<int> keyColumns, KeyReader keys)
{
    private readonly PlainRowReader? plain = store.Layout.Plain is { } table ? new PlainRowReader(store.Layout, table) : null;
    private readonly int[] ends = new int[store.Layout.Width];
    private byte[] scratch = [];
    private byte[] buffer = [];

    /// <summary>
    /// Reads the lines that begin before <paramref name="end"/>, from a known begin on, or else from behind the first line end at
    /// <paramref name="boundary"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IndexedPart Read(long? begin, long boundary, long end)
    {
        var start = begin ?? FirstBegin(boundary, end);
        var part = new IndexedPart(start, keyColumns.Count, (int)(Math.Max(0, end - start) / 128));
        var rows = new ChunkRows(store.Bytes, store.Layout, start, end, ref buffer, ends);
        while (!part.IsIrregular && rows.MoveNext())
        {
            ref readonly var row = ref rows.Row;
            part.Lines++;
            var kind = plain is null ? PlainRow.Record : plain.Judge(row, part.Lines, part.Damaged);
            if (kind == PlainRow.Record)
            {
                part.Offsets.Add(rows.Offset);
                AddKeys(row, part);
            }
            else if (kind == PlainRow.Irregular)
            {
                part.IsIrregular = true;
            }
        }

        part.End = rows.Offset;
        part.IsIrregular |= rows.IsBroken;
        return part;
    }

    private void AddKeys(in RowScanner row, IndexedPart part)
    {
        for (var key = 0; key < keyColumns.Count; key++)
        {
            var value = CsvField.Value(row.Field(keyColumns[key]), store.Layout, ref scratch);
            part.Keys[key].Add(value.IsEmpty ? 0 : keys.Hash(key, value));
        }
    }

    private long FirstBegin(long boundary, long end)
    {
        if (boundary == store.Layout.FirstRow)
        {
            return boundary;
        }

        Span<byte> window = stackalloc byte[1024];
        for (var at = boundary - 1; at < end; at += window.Length)
        {
            var text = window[..store.Bytes.Read(at, window)];
            var lineEnd = text.IndexOf((byte)'\n');
            if (lineEnd >= 0)
            {
                return at + lineEnd + 1;
            }
        }

        return end;
    }
}

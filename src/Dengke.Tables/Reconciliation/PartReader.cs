using System.Runtime.CompilerServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>What was found in a part of a side.</summary>
/// <param name="Start">Where the first row was taken to begin.</param>
/// <param name="End">Where the first row behind the part begins, or the faulty one.</param>
/// <param name="Offsets">Where each row begins.</param>
/// <param name="Keys">By key, by row: the hash.</param>
internal sealed record IndexedPart(long Start, long End, List<long> Offsets, List<ulong>[] Keys, RowFault Fault)
{
    public static IndexedPart Empty { get; } = new(0, 0, [], [], RowFault.None);
}

/// <summary>Reads parts of a side. One per thread.</summary>
internal sealed class PartReader(RowStore store, IReadOnlyList<int> keyColumns, KeyReader keys)
{
    private readonly int[] ends = new int[store.Layout.Width];
    private readonly ulong[] hashes = new ulong[keyColumns.Count];
    private byte[] buffer = [];

    /// <summary>
    /// Reads the rows that begin before <paramref name="end"/>, from a known begin on, or else from behind the first line end at
    /// <paramref name="boundary"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IndexedPart Read(long? begin, long boundary, long end)
    {
        var start = begin ?? FirstBegin(boundary, end);
        var estimate = (int)(Math.Max(0, end - start) / 128);
        var part = new IndexedPart(
            start,
            start,
            new List<long>(estimate),
            [.. keyColumns.Select(_ => new List<ulong>(estimate))],
            RowFault.None
        );
        var rows = new ChunkRows(store.Bytes, store.Layout, start, end, ref buffer, ends);
        while (rows.MoveNext())
        {
            ref readonly var row = ref rows.Row;
            if (!HashKeys(row) && IsBlank(row))
            {
                continue;
            }

            part.Offsets.Add(rows.Offset);
            for (var key = 0; key < hashes.Length; key++)
            {
                part.Keys[key].Add(hashes[key]);
            }
        }

        return part with
        {
            End = rows.Offset,
            Fault = rows.Fault,
        };
    }

    /// <summary>Whether any key has a value, usable or not.</summary>
    private bool HashKeys(in RowScanner row)
    {
        var any = false;
        for (var key = 0; key < hashes.Length; key++)
        {
            var field = row.Field(keyColumns[key]);
            hashes[key] = field.IsEmpty ? 0 : keys.Hash(key, field);
            any |= !field.IsEmpty;
        }

        return any;
    }

    /// <summary>A line without any value, as spreadsheet programs leave behind the last row; a row that was given is one even if blank.</summary>
    private bool IsBlank(in RowScanner row) =>
        !store.Layout.IsSpilled
        && row.Bytes.IndexOfAnyExcept([store.Layout.Delimiter, (byte)' ', (byte)'"', (byte)'\r', (byte)'\n']) < 0;

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

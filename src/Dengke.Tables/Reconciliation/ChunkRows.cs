using System.Diagnostics.CodeAnalysis;

namespace Dengke.Tables.Reconciliation;

/// <summary>The rows that begin in a part of a store, fetched by and by; a row is read to its end wherever that is.</summary>
/// <param name="store">The rows.</param>
/// <param name="layout">How they are written.</param>
/// <param name="from">Where a row begins.</param>
/// <param name="end">Rows that begin from here on are left to whoever reads the next part.</param>
/// <param name="buffer">Grows to what the part takes; kept by the caller for the next one.</param>
/// <param name="ends">See <see cref="RowScanner"/>.</param>
internal ref struct ChunkRows(ByteStore store, RowLayout layout, long from, long end, ref byte[] buffer, Span<int> ends)
{
    /// <summary>A row of a student has a few hundred bytes. One of more than this is an opening quote that nothing closes.</summary>
    private const int LongestRow = 1 << 20;
    private const int Slack = 4096;

    private readonly ref byte[] buffer = ref buffer;
    private readonly Span<int> ends = ends;
    private long origin = from;
    private int fetched;
    private RowScanner row;

    /// <summary>Where the current row begins; after the last one, where the first row behind the part begins.</summary>
    public long Offset { get; private set; } = from;

    /// <summary>Whether a row is not to be had: its quotes do not close, or not before a row has become impossibly long.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The current row.</summary>
    [UnscopedRef]
    public readonly ref readonly RowScanner Row => ref row;

    public bool MoveNext()
    {
        if (fetched == 0)
        {
            Fetch(origin, Slack);
        }

        while (true)
        {
            var scan = row.Read();
            Offset = origin + row.Start;
            if (Offset >= end || (scan == Scan.End && origin + fetched >= store.Length))
            {
                return false;
            }

            if (scan == Scan.Row)
            {
                return true;
            }

            if (origin + fetched < store.Length)
            {
                if (!layout.IsSpilled && fetched - row.Start > LongestRow)
                {
                    IsBroken = true;
                    return false;
                }

                Fetch(Offset, Math.Max(Slack, (fetched - row.Start) * 2));
                continue;
            }

            IsBroken = row.InQuotes;
            return !IsBroken;
        }
    }

    private void Fetch(long at, int slack)
    {
        var length = (int)Math.Min(Math.Max(end - at, 0) + slack, store.Length - at);
        var text = store.Fetch(at, length, ref buffer);
        fetched = text.Length;
        origin = at;
        row = new RowScanner(text, layout.Delimiter, ends);
    }
}

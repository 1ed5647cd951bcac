using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Dengke.Tables.Reconciliation;

/// <summary>What <see cref="RowScanner.Next"/> came upon.</summary>
internal enum Scan
{
    Row,

    /// <summary>The text ends inside a row: there is more of it to be fetched, or this is the last row without a line end.</summary>
    Partial,

    /// <summary>The text ends where a row would begin.</summary>
    End,
}

/// <summary>
/// Finds rows and fields in CSV bytes (RFC 4180; any ASCII delimiter; LF or CRLF), 64 bytes at a time. A quote opens a quoted
/// field only where the field begins; anywhere else it is a character like any other. Fields come as they stand, with their quotes:
/// <see cref="CsvField"/> takes those off.
/// </summary>
/// <param name="text">The text; scanning starts at its beginning, which must be the beginning of a row.</param>
/// <param name="delimiter">What separates fields.</param>
/// <param name="ends">Room for the ends of as many fields as matter; further fields of a row are skipped.</param>
internal ref struct RowScanner(ReadOnlySpan<byte> text, byte delimiter, Span<int> ends)
{
    private const int BlockSize = 64;

    private readonly ReadOnlySpan<byte> text = text;
    private readonly Span<int> ends = ends;
    private readonly byte delimiter = delimiter;
    private readonly Vector256<byte> delimiters = Vector256.Create(delimiter);
    private int block = -BlockSize;
    private ulong marks;
    private int next;

    /// <summary>Where the row begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next row begins.</summary>
    public readonly int Next => next;

    /// <summary>The current row as it stands, with its line end.</summary>
    public readonly ReadOnlySpan<byte> Bytes => text[Start..next];

    /// <summary>The current row without its line end.</summary>
    public readonly ReadOnlySpan<byte> Body
    {
        get
        {
            var bytes = Bytes;
            return bytes.EndsWith("\r\n"u8) ? bytes[..^2]
                : bytes.EndsWith("\n"u8) ? bytes[..^1]
                : bytes;
        }
    }

    /// <summary>How many fields the row has, at most as many as there was room for.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the last row ended inside a quoted field, which only a <see cref="Scan.Partial"/> one can.</summary>
    public bool InQuotes { get; private set; }

    /// <summary>The bytes of a field of the current row; empty for a field that the row does not have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ReadOnlySpan<byte> Field(int column)
    {
        if ((uint)column >= (uint)Count)
        {
            return default;
        }

        var from = column == 0 ? Start : ends[column - 1] + 1;
        return text[from..ends[column]];
    }

    /// <summary>What stands from a column that the row has on, line end included.</summary>
    public readonly ReadOnlySpan<byte> From(int column) => text[(column == 0 ? Start : ends[column - 1] + 1)..next];

    /// <summary>Whether the row has a quote that neither opens nor closes a field: readers do not agree on what it means.</summary>
    public bool IsIrregular { get; private set; }

    /// <summary>Goes to the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Scan Read()
    {
        Start = next;
        Count = 0;
        InQuotes = false;
        IsIrregular = false;
        if (next >= text.Length)
        {
            return Scan.End;
        }

        var count = 0;
        var fieldStart = next;
        while (true)
        {
            while (marks == 0)
            {
                block += BlockSize;
                if (block >= text.Length)
                {
                    EndField(ref count, text.Length);
                    Count = count;
                    next = text.Length;
                    return Scan.Partial;
                }

                marks = Load(block);
            }

            var at = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            var mark = text[at];
            if (mark == delimiter)
            {
                EndField(ref count, at);
                fieldStart = at + 1;
            }
            else if (mark == (byte)'\n')
            {
                EndField(ref count, at > fieldStart && text[at - 1] == (byte)'\r' ? at - 1 : at);
                Count = count;
                next = at + 1;
                return Scan.Row;
            }
            else if (at != fieldStart)
            {
                IsIrregular = true;
            }
            else if (!SkipQuoted(at + 1))
            {
                InQuotes = true;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void EndField(ref int count, int at)
    {
        if (count < ends.Length)
        {
            ends[count++] = at;
        }
    }

    /// <summary>Goes behind the quote that closes a field; to the end of the text, and false, where none does.</summary>
    private bool SkipQuoted(int at)
    {
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                block = text.Length;
                marks = 0;
                return false;
            }

            at += quote + 1;
            if (at >= text.Length || text[at] != (byte)'"')
            {
                break;
            }

            at++;
        }

        IsIrregular |= at < text.Length && text[at] != delimiter && text[at] != (byte)'\n' && !text[at..].StartsWith("\r\n"u8);
        block = at & ~(BlockSize - 1);
        marks = block < text.Length ? Load(block) & (ulong.MaxValue << (at - block)) : 0;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong Load(int at)
    {
        if (at + BlockSize <= text.Length)
        {
            ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at);
            return Marks(Vector256.LoadUnsafe(ref start)) | ((ulong)Marks(Vector256.LoadUnsafe(ref start, 32)) << 32);
        }

        return LoadTail(at);
    }

    private readonly ulong LoadTail(int at)
    {
        Span<byte> padded = stackalloc byte[BlockSize];
        padded.Clear();
        text[at..].CopyTo(padded);
        ref var start = ref MemoryMarshal.GetReference(padded);
        return Marks(Vector256.LoadUnsafe(ref start)) | ((ulong)Marks(Vector256.LoadUnsafe(ref start, 32)) << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Marks(Vector256<byte> bytes) =>
        (
            Vector256.Equals(bytes, delimiters)
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
        ).ExtractMostSignificantBits();
}

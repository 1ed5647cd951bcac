using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Dengke.Platform.Envelopes;

/// <summary>
/// Writes a ZIP file without compression and without times, in the one form that its entries have. What reads it can write it again and
/// compare, so that no byte of it can be changed unseen.
/// </summary>
/// <param name="to">Written from its beginning on; not disposed.</param>
internal sealed class StoredZip(Stream to)
{
    /// <summary>More need the form for large files, which is not written.</summary>
    public const int MostEntries = 65_000;

    /// <inheritdoc cref="MostEntries"/>
    public const long LargestFile = 4_000_000_000;

    private const ushort Version = 20;

    /// <summary>Names are UTF-8.</summary>
    private const ushort Flags = 0x0800;

    /// <summary>1 January 1980, the first day that the format knows.</summary>
    private const ushort Day = 0x21;

    private readonly List<Entry> entries = [];
    private long written;

    /// <param name="name">As it stands in the archive, at most 200 bytes.</param>
    /// <exception cref="InvalidOperationException">There are too many entries, or they are too large.</exception>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        Begin(name, Crc32.HashToUInt32(content), content.Length);
        Write(content);
    }

    /// <summary>Writes what stands before an entry's content, for a stream in which the content is there already: the caller goes past it.</summary>
    /// <param name="crc">Of the content.</param>
    public void AddHead(string name, uint crc, int length)
    {
        Begin(name, crc, length);
        written += length;
    }

    /// <summary>Writes the directory. Nothing can be added after it.</summary>
    public void End()
    {
        var start = written;
        Span<byte> head = stackalloc byte[46];
        foreach (var entry in entries)
        {
            head.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(head, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(head[4..], Version);
            Common(head[6..], entry);
            BinaryPrimitives.WriteUInt32LittleEndian(head[42..], entry.At);
            Write(head);
            Write(entry.Name);
        }

        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)(written - start));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)start);
        Write(end);
    }

    private void Begin(string name, uint crc, int length)
    {
        if (entries.Count >= MostEntries || written + length > LargestFile)
        {
            throw new InvalidOperationException("The package is too large; make several.");
        }

        var entry = new Entry(Encoding.UTF8.GetBytes(name), crc, (uint)length, (uint)written);
        entries.Add(entry);
        Span<byte> head = stackalloc byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x04034b50);
        Common(head[4..], entry);
        Write(head);
        Write(entry.Name);
    }

    /// <summary>The 26 bytes that an entry's head has in both places.</summary>
    private static void Common(Span<byte> head, Entry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(head, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(head[6..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], Day);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], entry.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], (ushort)entry.Name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[24..], 0);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        to.Write(bytes);
        written += bytes.Length;
    }

    private sealed record Entry(byte[] Name, uint Crc, uint Length, uint At);
}

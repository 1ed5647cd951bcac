using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>The bytes of a table as rows of CSV in UTF-8, in memory or in a file. Safe to read from several threads.</summary>
internal abstract class ByteStore : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Copies the bytes from <paramref name="offset"/> on and returns how many: all that were asked for, or fewer at the end.</summary>
    public abstract int Read(long offset, Span<byte> buffer);

    /// <summary>
    /// The bytes where they lie, without copying. For a file the pages touched stay in memory as long as there is room, so this
    /// is for stores that fit.
    /// </summary>
    public abstract ReadOnlySpan<byte> View(long offset, int length);

    public abstract void Dispose();
}

/// <summary>A small table, kept in memory: personal data that came from an encrypted database does not touch the disk.</summary>
internal sealed class MemoryStore(ReadOnlyMemory<byte> bytes) : ByteStore
{
    public override long Length => bytes.Length;

    public override int Read(long offset, Span<byte> buffer)
    {
        var part = bytes.Span[(int)offset..];
        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        return part.Length;
    }

    public override ReadOnlySpan<byte> View(long offset, int length) => bytes.Span.Slice((int)offset, length);

    public override void Dispose() { }
}

/// <summary>A table in a file: a CSV in UTF-8 as it came, or a row store that was spilled.</summary>
internal sealed unsafe class FileStore : ByteStore
{
    private readonly SafeFileHandle handle;
    private readonly Lock mapping = new();
    private MemoryMappedFile? map;
    private MemoryMappedViewAccessor? view;
    private byte* start;

    /// <param name="handle">Owned: closed with the store, which also deletes a file opened to be deleted on close.</param>
    public FileStore(SafeFileHandle handle)
    {
        this.handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public override long Length { get; }

    public override int Read(long offset, Span<byte> buffer) => ReadAll(handle, offset, buffer);

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    public static int ReadAll(SafeFileHandle file, long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(file, buffer[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    public override ReadOnlySpan<byte> View(long offset, int length)
    {
        if (start is null)
        {
            Map();
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
        return new ReadOnlySpan<byte>(start + offset, length);
    }

    public override void Dispose()
    {
        if (start is not null)
        {
            view!.SafeMemoryMappedViewHandle.ReleasePointer();
            start = null;
        }

        view?.Dispose();
        map?.Dispose();
        handle.Dispose();
    }

    private void Map()
    {
        lock (mapping)
        {
            if (start is not null)
            {
                return;
            }

            map = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, true);
            view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* pointer = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            start = pointer + view.PointerOffset;
        }
    }
}

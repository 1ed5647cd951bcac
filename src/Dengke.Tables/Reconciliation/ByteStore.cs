using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>The bytes of a table as rows of CSV in UTF-8, in memory or in a file. Safe to read from several threads.</summary>
internal abstract class ByteStore : IDisposable
{
    protected const string Changed = "文件在比对时被更改。";

    public abstract long Length { get; }

    /// <summary>Whether all bytes are in memory once they have been read, so that <see cref="Fetch"/> copies nothing.</summary>
    public virtual bool IsHeld => false;

    /// <summary>Copies the bytes from <paramref name="offset"/> on and returns how many: all that were asked for, or fewer at the end.</summary>
    public abstract int Read(long offset, Span<byte> buffer);

    /// <summary>The bytes from <paramref name="offset"/> on, as many as were asked for, or fewer at the end.</summary>
    /// <param name="buffer">Where they are copied to unless the store holds them; grows where it is too small.</param>
    public virtual ReadOnlySpan<byte> Fetch(long offset, int length, scoped ref byte[] buffer)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(length);
        }

        return buffer.AsSpan(0, Read(offset, buffer.AsSpan(0, length)));
    }

    public abstract void Dispose();
}

/// <summary>A store whose bytes are handed out where they lie.</summary>
internal abstract class HeldStore : ByteStore
{
    public sealed override bool IsHeld => true;

    public sealed override int Read(long offset, Span<byte> buffer)
    {
        byte[] none = [];
        var bytes = Fetch(offset, buffer.Length, ref none);
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public abstract override ReadOnlySpan<byte> Fetch(long offset, int length, scoped ref byte[] buffer);
}

/// <summary>A small table, kept in memory: personal data that came from an encrypted database does not touch the disk.</summary>
internal sealed class MemoryStore(ReadOnlyMemory<byte> bytes) : HeldStore
{
    public override long Length => bytes.Length;

    public override ReadOnlySpan<byte> Fetch(long offset, int length, scoped ref byte[] buffer)
    {
        var part = bytes.Span[(int)offset..];
        return part[..Math.Min(part.Length, length)];
    }

    public override void Dispose() { }
}

/// <summary>A table in a file: a CSV in UTF-8 as it came, or a row store that was spilled.</summary>
/// <param name="handle">Owned: closed with the store, which also deletes a file opened to be deleted on close.</param>
internal sealed class FileStore(SafeFileHandle handle) : ByteStore
{
    public override long Length { get; } = RandomAccess.GetLength(handle);

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

    public override void Dispose() => handle.Dispose();
}

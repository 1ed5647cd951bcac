using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// A file that stays in memory, piece by piece as it is first read. Its rows can then be looked up in any order, at no more than what
/// the memory costs. Safe to read from several threads.
/// </summary>
/// <remarks>Not a mapped file: that would end the process where somebody shortens the file meanwhile.</remarks>
internal sealed unsafe partial class HeldFile : HeldStore
{
    /// <summary>A piece; also the size of Linux's large pages on most machines, of which a new one costs little more than a small one.</summary>
    private const int PieceBytes = 2 << 20;
    private const int AdviseHugePage = 14;

    private readonly SafeFileHandle handle;
    private readonly bool[] isLoaded;
    private readonly Lock[] gates;
    private byte* memory;

    /// <param name="handle">Owned: closed with the store.</param>
    public HeldFile(SafeFileHandle handle)
    {
        this.handle = handle;
        Length = RandomAccess.GetLength(handle);
        var pieces = (int)((Length + PieceBytes - 1) / PieceBytes);
        isLoaded = new bool[pieces];
        gates = [.. Enumerable.Range(0, pieces).Select(_ => new Lock())];
        var size = (nuint)pieces * PieceBytes;
        memory = (byte*)NativeMemory.AlignedAlloc(size, PieceBytes);
        if (OperatingSystem.IsLinux())
        {
            // Where the kernel does not know the advice, the pages are small: slower, not wrong.
            _ = Advise(memory, size, AdviseHugePage);
        }
    }

    public override long Length { get; }

    public override ReadOnlySpan<byte> Fetch(long offset, int length, scoped ref byte[] buffer)
    {
        length = (int)Math.Min(length, Length - offset);
        for (var piece = offset / PieceBytes; piece * PieceBytes < offset + length; piece++)
        {
            if (!Volatile.Read(ref isLoaded[piece]))
            {
                Load((int)piece);
            }
        }

        return new ReadOnlySpan<byte>(memory + offset, length);
    }

    public override void Dispose()
    {
        handle.Dispose();
        NativeMemory.AlignedFree(memory);
        memory = null;
    }

    private void Load(int piece)
    {
        lock (gates[piece])
        {
            if (isLoaded[piece])
            {
                return;
            }

            var offset = (long)piece * PieceBytes;
            var length = (int)Math.Min(PieceBytes, Length - offset);
            if (FileStore.ReadAll(handle, offset, new Span<byte>(memory + offset, length)) < length)
            {
                throw new IOException(Changed);
            }

            Volatile.Write(ref isLoaded[piece], true);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}

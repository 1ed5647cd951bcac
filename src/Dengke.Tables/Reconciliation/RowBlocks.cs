using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Blocks of rows, numbered within their band: in memory up to a limit, and from there on in a temporary file. A finished block may
/// be put from any thread.
/// </summary>
internal sealed class RowBlocks(int bands, long memory, string tempFolder) : IDisposable
{
    /// <summary>The size of a block, unless it holds a single row that is longer. Large enough to be left where it is by the collector.</summary>
    public const int Size = 1 << 17;

    private readonly Lock gate = new();
    private readonly List<Block>[] blocks = [.. Enumerable.Range(0, bands).Select(_ => new List<Block>())];
    private SafeFileHandle? file;
    private long inMemory;
    private long inFile;

    /// <summary>Takes the next number in a band.</summary>
    public int Number(int band)
    {
        lock (gate)
        {
            blocks[band].Add(default);
            return blocks[band].Count - 1;
        }
    }

    /// <summary>Keeps a finished block. Returns it where it has gone to the file and can be filled anew.</summary>
    public byte[]? Put(int band, int number, byte[] bytes, int used)
    {
        long offset;
        lock (gate)
        {
            if (inMemory + bytes.Length <= memory)
            {
                inMemory += bytes.Length;
                blocks[band][number] = new Block(bytes, 0, used);
                return null;
            }

            file ??= TempFile.Create(tempFolder);
            offset = inFile;
            inFile += used;
            blocks[band][number] = new Block(null, offset, used);
        }

        RandomAccess.Write(file, bytes.AsSpan(0, used), offset);
        return bytes;
    }

    /// <summary>Hands a band's blocks over, by number; nothing is left of them here.</summary>
    public byte[][] Take(int band)
    {
        var taken = new byte[blocks[band].Count][];
        for (var number = 0; number < taken.Length; number++)
        {
            var block = blocks[band][number];
            taken[number] = block.Bytes ?? Load(block);
        }

        blocks[band] = [];
        return taken;
    }

    public void Dispose() => file?.Dispose();

    private byte[] Load(Block block)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(block.Used);
        FileStore.ReadAll(file!, block.Offset, bytes);
        return bytes;
    }

    private readonly record struct Block(byte[]? Bytes, long Offset, int Used);
}

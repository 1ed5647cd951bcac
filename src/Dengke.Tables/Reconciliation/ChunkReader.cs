namespace Dengke.Tables.Reconciliation;

/// <summary>Reads whole chunks of one side, whose rows are known already. One per thread.</summary>
internal sealed class ChunkReader(SideIndex index)
{
    private byte[] buffer = [];
    private Chunk chunk;

    public void Load(Chunk next)
    {
        chunk = next;
        var length = (int)(chunk.End - chunk.Start);
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(length + (length / 16));
        }

        if (index.Store.Bytes.Read(chunk.Start, buffer.AsSpan(0, length)) < length)
        {
            throw new IOException("文件在比对时被更改。");
        }
    }

    /// <summary>The bytes of a row, with its line end and blank lines behind it.</summary>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        // Blank lines behind the last row may belong to the next chunk already.
        var end = Math.Min(index.Offsets[row + 1], chunk.End);
        return buffer.AsSpan((int)(index.Offsets[row] - chunk.Start), (int)(end - index.Offsets[row]));
    }

    /// <summary>The bytes from a row on to the end of the chunk.</summary>
    public ReadOnlySpan<byte> From(int row)
    {
        var start = (int)(index.Offsets[row] - chunk.Start);
        return buffer.AsSpan(start, (int)(chunk.End - chunk.Start) - start);
    }
}

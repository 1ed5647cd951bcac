namespace Dengke.Tables.Reconciliation;

/// <summary>Appends rows to bands, a block at a time. One per thread.</summary>
internal sealed class BandWriter(RowBlocks blocks, int bands)
{
    private readonly (byte[]? Bytes, int Number, int Used)[] open = new (byte[]?, int, int)[bands];
    private byte[]? spare;

    /// <summary>
    /// Appends a row and returns where it lies in its band: the block's number and behind it the place there. The last row of a
    /// table may lack its line end; here every row has one.
    /// </summary>
    public int Append(int band, ReadOnlySpan<byte> row)
    {
        ref var block = ref open[band];
        if (block.Bytes is null || RowBlocks.Size - block.Used <= row.Length)
        {
            Put(band);
            block = (NewBytes(row.Length + 1), blocks.Number(band), 0);
        }

        var at = block.Used;
        row.CopyTo(block.Bytes.AsSpan(at));
        block.Used += row.Length;
        if (row[^1] != (byte)'\n')
        {
            block.Bytes[block.Used++] = (byte)'\n';
        }

        return checked((block.Number * RowBlocks.Size) + at);
    }

    public void Finish()
    {
        for (var band = 0; band < bands; band++)
        {
            Put(band);
        }
    }

    private void Put(int band)
    {
        if (open[band].Bytes is { } bytes)
        {
            spare = blocks.Put(band, open[band].Number, bytes, open[band].Used) ?? spare;
            open[band] = default;
        }
    }

    private byte[] NewBytes(int atLeast)
    {
        if (atLeast <= RowBlocks.Size && spare is { Length: RowBlocks.Size } bytes)
        {
            spare = null;
            return bytes;
        }

        return GC.AllocateUninitializedArray<byte>(Math.Max(RowBlocks.Size, atLeast));
    }
}

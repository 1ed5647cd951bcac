using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Partners from a store that is not in memory, laid out in bands, one for each chunk of the registry. Looking each up where it lies would go
/// here and there through a file that fits no cache, perhaps not even memory. Instead the academic side is read once more from begin
/// to end, each row is appended to the band of its partner, and a band, which is about as large as its chunk, is all
/// that is looked into while the chunk is compared. What does not fit in memory waits in a temporary file.
/// </summary>
internal sealed class PartnerBands : Partners
{
    /// <summary>By how many registry rows at a time the search for a row's chunk is shortened.</summary>
    private const int Step = 1024;

    private readonly Sides sides;
    private readonly SideMatches academic;
    private readonly RowBlocks blocks;
    private readonly ReconcileOptions options;

    /// <summary>By registry row, where its partner lies in the band.</summary>
    private readonly int[] positions;

    /// <summary>By registry row in steps, the chunk in which the step begins.</summary>
    private readonly int[] chunkOfStep;

    public PartnerBands(Sides sides, Matching matching, ReconcileOptions options)
    {
        this.sides = sides;
        this.options = options;
        academic = matching.Academic;
        positions = GC.AllocateUninitializedArray<int>(sides.Registry.Rows);
        chunkOfStep = Steps(sides.Registry);
        blocks = new RowBlocks(sides.Registry.Chunks.Count, options.MemoryBytes, options.TempFolder);
    }

    /// <summary>Lays the rows out.</summary>
    public override void Fill(CancellationToken cancellation)
    {
        var count = sides.Academic.Chunks.Count;
        var writers = new ConcurrentBag<BandWriter>();
        new OrderedParallel<Done>(options.Threads, cancellation).Run(
            count,
            () =>
            {
                var writer = new BandWriter(blocks, sides.Registry.Chunks.Count);
                writers.Add(writer);
                return (Writer: writer, Reader: new ChunkReader(sides.Academic));
            },
            (worker, number) => Fill(sides.Academic.Chunks[number], worker.Reader, worker.Writer),
            (number, _) => options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Match, null, number + 1, count))
        );
        foreach (var writer in writers)
        {
            writer.Finish();
        }
    }

    public override Band Take(int chunk) => new BlockBand(blocks.Take(chunk), positions);

    public override void Dispose() => blocks.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Done Fill(Chunk chunk, ChunkReader reader, BandWriter writer)
    {
        reader.Load(chunk);
        for (var row = chunk.FirstRow; row < chunk.FirstRow + chunk.Rows; row++)
        {
            if (academic.States[row] == RowState.Paired)
            {
                var partner = academic.Others[row];
                positions[partner] = writer.Append(ChunkOf(partner), reader.Bytes(row));
            }
        }

        return default;
    }

    private int ChunkOf(int row)
    {
        var chunks = sides.Registry.Chunks;
        var chunk = chunkOfStep[row / Step];
        while (row >= chunks[chunk].FirstRow + chunks[chunk].Rows)
        {
            chunk++;
        }

        return chunk;
    }

    private static int[] Steps(SideIndex index)
    {
        var steps = new int[(index.Rows / Step) + 1];
        var chunk = 0;
        for (var step = 0; step < steps.Length; step++)
        {
            while (chunk < index.Chunks.Count - 1 && step * Step >= index.Chunks[chunk].FirstRow + index.Chunks[chunk].Rows)
            {
                chunk++;
            }

            steps[step] = chunk;
        }

        return steps;
    }
}

/// <summary>The partners of one chunk's rows, in the blocks of its band.</summary>
internal sealed class BlockBand(byte[][] blocks, int[] positions) : Band
{
    public override ReadOnlySpan<byte> Partner(int registryRow)
    {
        var position = positions[registryRow];
        return blocks[position / RowBlocks.Size].AsSpan(position % RowBlocks.Size);
    }
}

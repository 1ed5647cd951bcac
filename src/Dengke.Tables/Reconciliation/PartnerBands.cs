using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>A part of the registry's rows, with the academic rows that are their partners.</summary>
internal sealed record Band(IReadOnlyList<Chunk> Chunks, Func<PartnerRows> Load);

/// <summary>
/// The registry's rows in bands whose partners fit in memory: one band where the academic side does as it lies. Otherwise the
/// academic side is read once from begin to end and each row that is compared is appended to the file of its partner's band, so that a
/// side much larger than memory is read twice and written once, always in order, instead of here and there.
/// </summary>
internal sealed class PartnerBands : IDisposable
{
    /// <summary>More bands than this would mean more open files than a process may have.</summary>
    private const int MostBands = 256;

    private readonly Sides sides;
    private readonly Matching matching;
    private readonly List<SafeFileHandle> files = [];

    /// <summary>By registry row, where its partner begins in the band's file.</summary>
    private readonly int[] positions = [];

    /// <summary>By band, its first registry row.</summary>
    private readonly List<int> firstRows = [];

    public PartnerBands(Sides sides, Matching matching, ReconcileOptions options, CancellationToken cancellation)
    {
        this.sides = sides;
        this.matching = matching;
        var academic = sides.Academic;
        if (academic.Store.Bytes.Length <= options.LookupBytes)
        {
            Bands = [new Band(sides.Registry.Chunks, () => new PartnersInPlace(academic))];
            return;
        }

        positions = GC.AllocateUninitializedArray<int>(sides.Registry.Rows);
        var size = Math.Max(options.LookupBytes, academic.Store.Bytes.Length / MostBands);
        Bands = Plan(Math.Min(size, 1 << 30));
        try
        {
            Bands.ForEach(_ => files.Add(TempFile.Create(options.TempFolder)));
            LayOut(cancellation);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public List<Band> Bands { get; }

    public void Dispose() => files.ForEach(f => f.Dispose());

    private List<Band> Plan(long size)
    {
        var bands = new List<Band>();
        var chunks = new List<Chunk>();
        var bytes = 0L;
        foreach (var chunk in sides.Registry.Chunks)
        {
            var partners = PartnerBytes(chunk);
            if (bytes > 0 && bytes + partners > size)
            {
                Close();
            }

            chunks.Add(chunk);
            bytes += partners;
        }

        Close();
        return bands;

        void Close()
        {
            var number = bands.Count;
            firstRows.Add(chunks.Count > 0 ? chunks[0].FirstRow : 0);
            bands.Add(new Band(chunks, () => new PartnersInBand(Content(number), positions)));
            (chunks, bytes) = ([], 0);
        }
    }

    private long PartnerBytes(Chunk chunk)
    {
        var bytes = 0L;
        for (var row = chunk.FirstRow; row < chunk.FirstRow + chunk.Rows; row++)
        {
            if (matching.Registry.States[row] == RowState.Paired)
            {
                var partner = matching.Registry.Others[row];
                bytes += sides.Academic.Offsets[partner + 1] - sides.Academic.Offsets[partner] + 1;
            }
        }

        return bytes;
    }

    private void LayOut(CancellationToken cancellation)
    {
        var writers = files.ConvertAll(f => new BandWriter(f));
        var buffer = Array.Empty<byte>();
        foreach (var chunk in sides.Academic.Chunks)
        {
            cancellation.ThrowIfCancellationRequested();
            buffer = buffer.Length < chunk.End - chunk.Start ? new byte[chunk.End - chunk.Start] : buffer;
            var text = buffer.AsSpan(0, (int)(chunk.End - chunk.Start));
            sides.Academic.Store.Bytes.Read(chunk.Start, text);
            for (var row = chunk.FirstRow; row < chunk.FirstRow + chunk.Rows; row++)
            {
                if (matching.Academic.States[row] != RowState.Paired)
                {
                    continue;
                }

                var partner = matching.Academic.Others[row];
                var band = firstRows.BinarySearch(partner);
                // What blank lines follow may belong to the next chunk already.
                var (from, to) = (
                    sides.Academic.Offsets[row] - chunk.Start,
                    Math.Min(sides.Academic.Offsets[row + 1], chunk.End) - chunk.Start
                );
                positions[partner] = writers[band < 0 ? ~band - 1 : band].Append(text[(int)from..(int)to]);
            }
        }

        writers.ForEach(w => w.Flush());
    }

    private byte[] Content(int band)
    {
        var content = GC.AllocateUninitializedArray<byte>((int)RandomAccess.GetLength(files[band]));
        FileStore.ReadAll(files[band], 0, content);
        return content;
    }
}

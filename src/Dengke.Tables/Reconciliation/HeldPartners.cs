using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Dengke.Tables.Reconciliation;

/// <summary>Partners that are looked up where they lie, in a store that is in memory.</summary>
internal sealed class HeldPartners(SideIndex academic, SideMatches registry) : Partners
{
    private readonly HeldBand band = new(academic, registry);

    public override void Fill(CancellationToken cancellation) { }

    public override Band Take(int chunk) => band;

    public override void Dispose() { }
}

/// <summary>The partners of any rows.</summary>
internal sealed class HeldBand(SideIndex academic, SideMatches registry) : Band
{
    private const int CacheLine = 64;

    /// <summary>How much of a row is fetched ahead; a student's row is hardly longer.</summary>
    private const int Ahead = 5 * CacheLine;

    private readonly ByteStore store = academic.Store.Bytes;
    private readonly long[] offsets = academic.Offsets;

    public override ReadOnlySpan<byte> Partner(int registryRow)
    {
        byte[] none = [];
        var row = registry.Others[registryRow];
        return store.Fetch(offsets[row], (int)(offsets[row + 1] - offsets[row]) + CacheLine, ref none);
    }

    /// <summary>The rows lie here and there: the processor fetches them while others are compared.</summary>
    public override unsafe void Expect(int registryRow)
    {
        if (!Sse.IsSupported || registryRow >= registry.States.Length || registry.States[registryRow] != RowState.Paired)
        {
            return;
        }

        var row = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Partner(registryRow)));
        for (var line = 0; line < Ahead; line += CacheLine)
        {
            Sse.Prefetch0(row + line);
        }
    }
}

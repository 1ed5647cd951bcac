namespace Dengke.Tables.Reconciliation;

/// <summary>The academic rows of pairs, to be looked at in the order of the registry's.</summary>
internal abstract class Partners : IDisposable
{
    /// <summary>Where they lie if that is in memory, else laid out in bands.</summary>
    public static Partners Of(Sides sides, Matching matching, ReconcileOptions options) =>
        sides.Academic.Store.Bytes.IsHeld
            ? new HeldPartners(sides.Academic, matching.Registry)
            : new PartnerBands(sides, matching, options);

    /// <summary>Makes them ready.</summary>
    public abstract void Fill(CancellationToken cancellation);

    /// <summary>The partners of the rows of one chunk of the registry. Can be asked for once.</summary>
    public abstract Band Take(int chunk);

    public abstract void Dispose();
}

/// <summary>The partners of the rows of one chunk of the registry.</summary>
internal abstract class Band
{
    /// <summary>The row's bytes and whatever lies behind them: a scanner reads 64 bytes at a time and is quickest where those are at hand.</summary>
    public abstract ReadOnlySpan<byte> Partner(int registryRow);

    /// <summary>Says that a row's partner, if it has one, will be asked for soon.</summary>
    public virtual void Expect(int registryRow) { }
}

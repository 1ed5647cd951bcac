namespace Dengke.Tables.Reconciliation;

/// <summary>The academic rows that are compared, looked up by the registry's row.</summary>
internal abstract class PartnerRows
{
    /// <summary>
    /// The bytes of the partner of a registry row, with what may follow it: a scanner reads 64 bytes at a time and is quickest where
    /// those are at hand.
    /// </summary>
    public abstract ReadOnlySpan<byte> Row(int registryRow, int academicRow);
}

/// <summary>Rows looked up where they lie in their store.</summary>
internal sealed class PartnersInPlace(SideIndex academic) : PartnerRows
{
    private const int Behind = 64;

    public override ReadOnlySpan<byte> Row(int registryRow, int academicRow)
    {
        var (from, to) = (academic.Offsets[academicRow], academic.Offsets[academicRow + 1]);
        return academic.Store.Bytes.View(from, (int)(Math.Min(to + Behind, academic.Store.Bytes.Length) - from));
    }
}

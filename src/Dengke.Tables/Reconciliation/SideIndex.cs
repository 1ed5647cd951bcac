namespace Dengke.Tables.Reconciliation;

/// <summary>Where the rows of one side begin, and the hashes of their keys.</summary>
/// <param name="Store">The rows.</param>
/// <param name="Chunks">The runs in which they were indexed, in order and without gap.</param>
/// <param name="Offsets">Where each row begins, and behind the last one where the rows end.</param>
/// <param name="Keys">By key, by row: the hash, or 0 where the row has no usable value there.</param>
/// <param name="Damaged">Damaged cells of a plain file.</param>
internal sealed record SideIndex(
    RowStore Store,
    IReadOnlyList<Chunk> Chunks,
    long[] Offsets,
    ulong[][] Keys,
    IReadOnlyList<Tables.DamagedCell> Damaged
)
{
    public int Rows => Offsets.Length - 1;
}

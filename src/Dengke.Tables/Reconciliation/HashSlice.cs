using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>One of as many equal slices of all hashes. Rows with the same key are in the same slice.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct HashSlice(int slice, int slices)
{
    /// <summary>Whether a hash is of this slice; 0, which stands for no key, is of none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(ulong hash) => hash != 0 && (int)(((hash >> 32) * (ulong)slices) >> 32) == slice;
}

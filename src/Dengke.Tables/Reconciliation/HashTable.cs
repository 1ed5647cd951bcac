using System.Numerics;
using System.Runtime.InteropServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>Rows by the hash of a key: open addressing, 16 bytes an entry, filled once.</summary>
internal sealed class HashTable
{
    private readonly Entry[] entries;
    private readonly int mask;

    /// <param name="capacity">At most so many different hashes will be added.</param>
    public HashTable(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, capacity + (capacity / 4)));
        entries = new Entry[size];
        mask = size - 1;
    }

    /// <summary>What stands under a hash, which must not be 0; an entry with <see cref="Entry.Hash"/> 0, to be filled, where there is none.</summary>
    public ref Entry this[ulong hash]
    {
        get
        {
            var slot = (int)hash & mask;
            while (entries[slot].Hash != hash && entries[slot].Hash != 0)
            {
                slot = (slot + 1) & mask;
            }

            return ref entries[slot];
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Entry
    {
        public ulong Hash;

        /// <summary>The first row with the hash.</summary>
        public int First;

        /// <summary>The row that is compared for all with the hash, or -1.</summary>
        public int Compared;
    }
}

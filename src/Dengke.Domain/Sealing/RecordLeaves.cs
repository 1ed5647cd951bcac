using System.Collections.Concurrent;

namespace Dengke.Domain.Sealing;

/// <summary>Makes leaves of records: their canonical bytes and the hashes over them, on all cores.</summary>
public static class RecordLeaves
{
    private const int Share = 256;

    /// <param name="record">Gives the record at a place; asked from several threads.</param>
    /// <param name="keep">Is given each record's canonical bytes with its place, from several threads; they hold only while it runs.</param>
    /// <returns>The tree over the records in their order.</returns>
    public static MerkleTree Plant(int count, Func<int, SealedRecord> record, Action<int, ReadOnlySpan<byte>> keep)
    {
        var hashes = new byte[count * MerkleTree.HashLength];
        Parallel.ForEach(
            Partitioner.Create(0, count, Share),
            () => new CanonicalJson(),
            (part, _, json) =>
            {
                for (var i = part.Item1; i < part.Item2; i++)
                {
                    json.Clear();
                    record(i).Write(json);
                    MerkleTree.LeafHash(json.Written, hashes.AsSpan(i * MerkleTree.HashLength, MerkleTree.HashLength));
                    keep(i, json.Written);
                }

                return json;
            },
            _ => { }
        );
        return MerkleTree.OfHashes(hashes);
    }
}

using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;

namespace Dengke.Domain.Sealing;

/// <summary>
/// The Merkle tree of RFC 9162, 2.1, with SHA-256: a leaf's hash is over a zero byte and its content, a node's over a one byte
/// and its two children; the left child of n leaves is the largest full tree of fewer than n. All hashes are 32 bytes.
/// Building takes n − 1 hashes, on all cores, and 64 bytes a leaf; afterwards a path takes no hash at all.
/// </summary>
public sealed class MerkleTree
{
    public const int HashLength = 32;

    /// <summary>Fewer nodes than these are hashed quicker than handed out to several cores.</summary>
    private const int WorthSharing = 8192;

    // Level 0 holds the leaves; a last one without a neighbour rises as it is, which gives the shape that the RFC describes.
    private readonly List<byte[]> levels = [];

    /// <param name="leaves">Leaf hashes in their order, as <see cref="LeafHash"/> makes them.</param>
    public MerkleTree(IReadOnlyList<byte[]> leaves)
        : this(Joined(leaves)) { }

    private MerkleTree(byte[] leaves)
    {
        Size = leaves.Length / HashLength;
        for (var level = leaves; ; level = Above(level))
        {
            levels.Add(level);
            if (level.Length <= HashLength)
            {
                break;
            }
        }
    }

    public int Size { get; }

    /// <summary>The root; of no leaves, the hash of nothing.</summary>
    public byte[] Root => Size > 0 ? [.. levels[^1]] : SHA256.HashData([]);

    /// <param name="leaves">Leaf hashes in their order, one behind another; becomes the tree's own.</param>
    public static MerkleTree OfHashes(byte[] leaves) => new(leaves);

    public static byte[] LeafHash(ReadOnlySpan<byte> content)
    {
        var hash = new byte[HashLength];
        Hash(0, content, [], hash);
        return hash;
    }

    /// <param name="hash">Of <see cref="HashLength"/> bytes, written to.</param>
    public static void LeafHash(ReadOnlySpan<byte> content, Span<byte> hash) => Hash(0, content, [], hash);

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var hash = new byte[HashLength];
        Hash(1, left, right, hash);
        return hash;
    }

    /// <summary>The inclusion proof of one leaf: its siblings from the bottom to the top (2.1.3.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public IReadOnlyList<byte[]> PathOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        var path = new List<byte[]>(levels.Count);
        foreach (var level in levels)
        {
            var sibling = index ^ 1;
            if (sibling < level.Length / HashLength)
            {
                path.Add(level.AsSpan(sibling * HashLength, HashLength).ToArray());
            }

            index >>= 1;
        }

        return path;
    }

    /// <summary>How many hashes the path of a leaf has.</summary>
    public static int PathLength(long index, long size)
    {
        var length = 0;
        for (var (at, last) = (index, size - 1); last > 0; (at, last) = (at >> 1, last >> 1))
        {
            length += (at ^ 1) <= last ? 1 : 0;
        }

        return length;
    }

    /// <summary>Whether <paramref name="path"/> proves that the leaf stands at <paramref name="index"/> of a tree of that size and root (2.1.3.2).</summary>
    public static bool Verify(
        ReadOnlySpan<byte> root,
        ReadOnlySpan<byte> leafHash,
        long index,
        long size,
        IReadOnlyList<byte[]> path
    )
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (at, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = NodeHash(sibling, hash);
                // A node that rose without a neighbour has none on these levels either.
                var risen = (at & 1) == 0 ? BitOperations.TrailingZeroCount(at) : 0;
                (at, last) = (at >> risen, last >> risen);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    private static byte[] Above(byte[] level)
    {
        var count = level.Length / HashLength;
        var above = new byte[(count + 1) / 2 * HashLength];
        if (count < WorthSharing)
        {
            Join(level, above, 0, count / 2);
        }
        else
        {
            Parallel.ForEach(
                Partitioner.Create(0, count / 2, WorthSharing / 2),
                part => Join(level, above, part.Item1, part.Item2)
            );
        }

        if (count % 2 == 1)
        {
            level.AsSpan(^HashLength..).CopyTo(above.AsSpan(^HashLength..));
        }

        return above;
    }

    /// <summary>Hashes the pairs from one to another; both children of a node lie side by side.</summary>
    private static void Join(byte[] level, byte[] above, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Hash(1, level.AsSpan(2 * i * HashLength, 2 * HashLength), [], above.AsSpan(i * HashLength, HashLength));
        }
    }

    private static byte[] Joined(IReadOnlyList<byte[]> leaves)
    {
        var joined = new byte[leaves.Count * HashLength];
        for (var i = 0; i < leaves.Count; i++)
        {
            leaves[i].CopyTo(joined, i * HashLength);
        }

        return joined;
    }

    private static void Hash(byte kind, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> hash)
    {
        var size = 1 + first.Length + second.Length;
        Span<byte> input = size <= 2048 ? stackalloc byte[size] : new byte[size];
        input[0] = kind;
        first.CopyTo(input[1..]);
        second.CopyTo(input[(1 + first.Length)..]);
        SHA256.HashData(input, hash);
    }
}

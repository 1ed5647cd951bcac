using System.Numerics;
using System.Security.Cryptography;

namespace Dengke.Domain.Sealing;

/// <summary>
/// The Merkle tree of RFC 9162, 2.1, with SHA-256: a leaf's hash is over a zero byte and its content, a node's over a one byte
/// and its two children; the left child of n leaves is the largest full tree of fewer than n. All hashes are 32 bytes.
/// Building takes n − 1 hashes and 64 bytes a leaf; afterwards a path takes no hash at all.
/// </summary>
public sealed class MerkleTree
{
    // Level 0 holds the leaves; a last one without a neighbour rises as it is, which gives the shape that the RFC describes.
    private readonly List<byte[][]> levels = [];

    /// <param name="leaves">Leaf hashes in their order, as <see cref="LeafHash"/> makes them.</param>
    public MerkleTree(IReadOnlyList<byte[]> leaves)
    {
        Size = leaves.Count;
        for (byte[][] level = [.. leaves]; ; level = Above(level))
        {
            levels.Add(level);
            if (level.Length <= 1)
            {
                break;
            }
        }
    }

    public int Size { get; }

    /// <summary>The root; of no leaves, the hash of nothing.</summary>
    public byte[] Root => levels[^1] is [var root] ? root : SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> content) => Hash(0, content, []);

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Hash(1, left, right);

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
            if (sibling < level.Length)
            {
                path.Add(level[sibling]);
            }

            index >>= 1;
        }

        return path;
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

    private static byte[][] Above(byte[][] level)
    {
        var above = new byte[(level.Length + 1) / 2][];
        for (var i = 0; i < above.Length; i++)
        {
            above[i] = 2 * i + 1 < level.Length ? NodeHash(level[2 * i], level[2 * i + 1]) : level[2 * i];
        }

        return above;
    }

    private static byte[] Hash(byte kind, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var size = 1 + first.Length + second.Length;
        Span<byte> input = size <= 1024 ? stackalloc byte[size] : new byte[size];
        input[0] = kind;
        first.CopyTo(input[1..]);
        second.CopyTo(input[(1 + first.Length)..]);
        return SHA256.HashData(input);
    }
}

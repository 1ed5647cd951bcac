using System.Security.Cryptography;
using CsCheck;
using Dengke.Domain.Sealing;

namespace Dengke.Domain.Tests.Sealing;

[Trait("Requirement", "SEA-5")]
public sealed class MerkleTreeTests
{
    // The leaves and roots of the reference implementation of Certificate Transparency (RFC 6962), which keeps the same tree.
    private static readonly string[] Leaves =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_ReferenceLeaves_IsTheReferenceRoot(int size, string root)
    {
        var tree = new MerkleTree([.. Leaves.Take(size).Select(l => MerkleTree.LeafHash(Convert.FromHexString(l)))]);

        Assert.Equal(root, Convert.ToHexStringLower(tree.Root));
    }

    [Fact]
    public void Root_AnySize_IsTheRecursionOfTheRfc() =>
        SomeLeaves.Sample(leaves => Assert.Equal(Recursive(leaves), new MerkleTree(leaves).Root));

    [Fact]
    public void PathOf_AnyLeaf_IsTheRecursionOfTheRfcAndVerifies() =>
        Located.Sample(
            (leaves, index) =>
            {
                var tree = new MerkleTree(leaves);
                var path = tree.PathOf(index);

                Assert.Equal(RecursivePath(index, leaves), path);
                Assert.True(MerkleTree.Verify(tree.Root, leaves[index], index, leaves.Length, path));
            }
        );

    [Fact]
    public void Verify_AnythingChanged_Fails() =>
        Gen.Select(Located, Gen.Int[0, 5])
            .Sample(
                (located, change) =>
                {
                    var (leaves, index) = located;
                    var tree = new MerkleTree(leaves);
                    List<byte[]> path = [.. tree.PathOf(index).Select(p => (byte[])[.. p])];
                    byte[] root = [.. tree.Root];
                    byte[] leaf = [.. leaves[index]];
                    long at = index;
                    switch (change)
                    {
                        case 0:
                            root[7] ^= 1;
                            break;
                        case 1:
                            leaf[31] ^= 1;
                            break;
                        case 2:
                            at = (index + 1) % (leaves.Length + 1);
                            break;
                        case 3 when path.Count > 0:
                            path[^1][0] ^= 128;
                            break;
                        case 4 when path.Count > 0:
                            path.RemoveAt(0);
                            break;
                        default:
                            path.Add(leaf);
                            break;
                    }

                    Assert.False(MerkleTree.Verify(root, leaf, at, leaves.Length, path));
                }
            );

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void PathOf_NoSuchLeaf_IsRefused(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new MerkleTree([MerkleTree.LeafHash([1]), MerkleTree.LeafHash([2]), MerkleTree.LeafHash([3])]).PathOf(index)
        );

    private static Gen<byte[][]> SomeLeaves =>
        Gen.Int[1, 70].Select(n => Enumerable.Range(0, n).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i))).ToArray());

    private static Gen<(byte[][] Leaves, int Index)> Located =>
        from leaves in SomeLeaves
        from index in Gen.Int[0, leaves.Length - 1]
        select (leaves, index);

    // 2.1.1, word for word.
    private static byte[] Recursive(byte[][] leaves) =>
        leaves.Length == 1
            ? leaves[0]
            : SHA256.HashData([1, .. Recursive(leaves[..Split(leaves.Length)]), .. Recursive(leaves[Split(leaves.Length)..])]);

    // 2.1.3.1, word for word.
    private static byte[][] RecursivePath(int index, byte[][] leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var k = Split(leaves.Length);
        return index < k
            ? [.. RecursivePath(index, leaves[..k]), Recursive(leaves[k..])]
            : [.. RecursivePath(index - k, leaves[k..]), Recursive(leaves[..k])];
    }

    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}

using System.Text;
using Dengke.Domain.Sealing;

namespace Dengke.Domain.Tests.Sealing;

[Trait("Requirement", "SEA-2")]
public sealed class SealedRecordTests
{
    [Fact]
    public void Write_Record_IsCanonical() =>
        Assert.Equal(
            """{"campaign":"2025","confirmed_at":"2024-10-12T01:00:00Z","exceptions":[{"kind":"not_proof_read","reason":"出境\n未归"}],"nonce":"nonce-0","photo":{"sha256":"hash","shot":"1-0001","taken_at":"2024-10-22T02:00:00Z"},"proxy":null,"state":"final","student_no":"2021000000","values":{"document_no":"110101200101010000","name":"欧阳·0𠮷"}}""",
            Encoding.UTF8.GetString(SealedSet.Canonical(SealedSet.Record("2025", 0)))
        );

    [Fact]
    public void Write_ValuesOutOfOrder_IsABug()
    {
        var record = SealedSet.Record("2025", 0) with { Values = [new("name", "一"), new("document_no", "二")] };

        Assert.Throws<InvalidOperationException>(() => SealedSet.Canonical(record));
    }

    [Fact]
    public void Kinds_All_HaveACodeAndWordsOfTheirOwn()
    {
        var kinds = Enum.GetValues<OpenKind>();

        Assert.Equal(kinds.Length, kinds.Select(k => k.Code()).Distinct().Count());
        Assert.Equal(kinds.Length, kinds.Select(k => k.Words().Chinese).Distinct().Count());
        Assert.All(kinds, k => Assert.Matches("^[a-z_]+$", k.Code()));
    }

    [Fact]
    public void PathLength_AnyPlace_IsThatOfThePath()
    {
        foreach (var size in Enumerable.Range(1, 40))
        {
            var tree = new MerkleTree([.. Enumerable.Range(0, size).Select(i => MerkleTree.LeafHash([(byte)i]))]);
            Assert.All(Enumerable.Range(0, size), i => Assert.Equal(tree.PathOf(i).Count, MerkleTree.PathLength(i, size)));
        }
    }
}

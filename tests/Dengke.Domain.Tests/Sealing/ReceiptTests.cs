using System.Text;
using CsCheck;
using Dengke.Domain.Sealing;

namespace Dengke.Domain.Tests.Sealing;

[Trait("Requirement", "SEA-3")]
public sealed class ReceiptTests
{
    private static readonly Gen<(int Size, int Index)> Places =
        from size in Gen.Int[1, 40]
        from index in Gen.Int[0, size - 1]
        select (size, index);

    [Fact]
    public void Check_AnyReceipt_Holds() =>
        Places.Sample(place =>
        {
            using var set = new SealedSet(place.Size);

            var checkedOne = ReceiptCheck.Check(Encoding.UTF8.GetBytes(set.Receipt(place.Index)), set.Keys);

            Assert.True(checkedOne.IsOk, checkedOne.Failure?.Message);
            Assert.Equal($"2021{place.Index:000000}", checkedOne.Value.Receipt.StudentNo);
        });

    [Fact]
    public void Check_OtherWhiteSpaceAndOrderOfMembers_Holds()
    {
        using var set = new SealedSet(7);

        Assert.Null(set.Fault(SealedSet.Shuffled(set.Receipt(3))));
        Assert.Null(set.Fault("\ufeff" + set.Receipt(3)));
    }

    [Fact]
    public void Check_OneCharacterOfTheRecordChanged_IsRefused()
    {
        using var set = new SealedSet(7);

        Assert.Equal("record_changed", set.Fault(set.Receipt(3).Replace("欧阳", "欧陽", StringComparison.Ordinal)));
        Assert.Equal("record_changed", set.Fault(set.Receipt(3).Replace("1-0001", "1-0002", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_AnyByteChanged_NeverHoldsAsAnotherRecord()
    {
        using var set = new SealedSet(5);
        var receipt = Encoding.UTF8.GetBytes(set.Receipt(2));
        var keys = set.Keys;

        Gen.Select(Gen.Int[0, receipt.Length - 1], Gen.Byte)
            .Sample(
                (at, value) =>
                {
                    var changed = receipt.ToArray();
                    changed[at] = value;
                    var outcome = ReceiptCheck.Check(changed, keys);
                    // A space where none counts, or the same byte again, is no change.
                    Assert.True(
                        !outcome.IsOk
                            || outcome
                                .Value.Receipt.Record.AsSpan()
                                .SequenceEqual(SealedSet.Canonical(SealedSet.Record("2025", 2))),
                        Encoding.UTF8.GetString(changed)
                    );
                }
            );
    }

    [Fact]
    public void Check_AnotherIndex_IsWrongIndex()
    {
        using var set = new SealedSet(7);

        Assert.Equal("wrong_index", set.Fault(set.Receipt(3).Replace("\"index\":3", "\"index\":2", StringComparison.Ordinal)));
        Assert.Equal("wrong_index", set.Fault(set.Receipt(3).Replace("\"index\":3", "\"index\":9", StringComparison.Ordinal)));
        Assert.Equal("wrong_index", set.Fault(set.Receipt(3).Replace("\"index\":3", "\"index\":-1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_PathTooShortOrBroken_IsWrongPath()
    {
        using var set = new SealedSet(7);
        var receipt = set.Receipt(3);
        var first = receipt[receipt.IndexOf("\"path\":[", StringComparison.Ordinal)..][8..53];

        Assert.Equal("wrong_path", set.Fault(receipt.Replace($"{first},", "", StringComparison.Ordinal)));
        Assert.Equal("wrong_path", set.Fault(receipt.Replace(first, "\"AAAA\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_OtherSize_IsWrongSize()
    {
        using var set = new SealedSet(7);

        Assert.Equal("wrong_size", set.Fault(set.Receipt(3).Replace("\"size\":7", "\"size\":8", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_ReceiptOfAnotherCampaign_IsOtherCampaign()
    {
        using var set = new SealedSet(4);
        using var other = new SealedSet(4, "2026");

        Assert.Equal(
            "other_campaign",
            set.Fault(set.Receipt(1).Replace("\"campaign\":\"2025\"", "\"campaign\":\"2024\"", StringComparison.Ordinal))
        );
        Assert.Equal("unknown_key", new SealedSet(4, "2026") { KeyId = "another" }.Fault(other.Receipt(1)));
    }

    [Fact]
    public void Check_RecordOfAnotherCampaignUnderThisRoot_IsOtherCampaign()
    {
        using var set = new SealedSet(4);
        using var other = new SealedSet(4, "2026");

        var mixed = other.Receipt(1).Replace(other.Root, set.Root, StringComparison.Ordinal);

        Assert.Equal("other_campaign", set.Fault(mixed));
    }

    [Fact]
    public void Check_SignatureOfSomebodyElse_IsBadSignature()
    {
        using var set = new SealedSet(4);
        using var other = new SealedSet(4);

        Assert.Equal("bad_signature", set.Fault(other.Receipt(1)));
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"dengke-root+jws","kid":"the-key"}""")]
    [InlineData("""{"alg":"HS256","typ":"dengke-root+jws","kid":"the-key"}""")]
    [InlineData("""{"alg":"ES256","typ":"dengke-manifest+jws","kid":"the-key"}""")]
    [InlineData("""{"alg":"ES256","typ":"dengke-root+jws","kid":"the-key","crit":["b64"],"b64":false}""")]
    [InlineData("""{"alg":"ES256","typ":"dengke-root+jws"}""")]
    public void Check_OtherKindsOfSignature_AreNoRoot(string header)
    {
        using var set = new SealedSet(4);
        var payload = Encoding.UTF8.GetString(CompactPayload(set.Root));

        var forged = set.Receipt(1).Replace(set.Root, set.Sign(payload, header), StringComparison.Ordinal);

        Assert.Equal("root_malformed", set.Fault(forged));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1.5,"campaign":"2025"}""")]
    [InlineData("""{"version":1,"version":1,"campaign":"2025","record":{},"index":0,"size":1,"path":[],"root":"a.b.c"}""")]
    [InlineData(
        """{"version":1,"campaign":"2025","record":{"campaign":"2025","student_no":"1","x":1,"x":1},"index":0,"size":1,"path":[],"root":"a.b.c"}"""
    )]
    [InlineData(
        """{"version":1,"campaign":"2025","record":{"campaign":"2025","student_no":"1","x":1,"\u0078":1},"index":0,"size":1,"path":[],"root":"a.b.c"}"""
    )]
    [InlineData(
        """{"version":1,"campaign":"2025","record":{"campaign":"2025","student_no":"\ud800"},"index":0,"size":1,"path":[],"root":"a.b.c"}"""
    )]
    [InlineData(
        """{"version":1,"campaign":"2025","record":{"campaign":"2025","student_no":"1","x":1.5},"index":0,"size":1,"path":[],"root":"a.b.c"}"""
    )]
    public void Check_NoReceipt_IsMalformed(string file)
    {
        using var set = new SealedSet(1);

        Assert.Equal("malformed", set.Fault(file));
    }

    [Fact]
    public void Check_LaterVersion_IsSaid()
    {
        using var set = new SealedSet(1);

        Assert.Equal(
            "version_unknown",
            set.Fault(set.Receipt(0).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Check_NestedWithoutEnd_IsMalformed()
    {
        using var set = new SealedSet(1);

        Assert.Equal("malformed", set.Fault(new string('[', 100_000)));
    }

    [Fact]
    public void Check_AnyBytes_NeverThrows()
    {
        using var set = new SealedSet(2);
        var keys = set.Keys;

        Gen.Byte.Array[0, 300].Sample(bytes => Assert.False(ReceiptCheck.Check(bytes, keys).IsOk));
    }

    [Fact]
    public void Check_AnyTextInAnyMember_NeverThrows()
    {
        using var set = new SealedSet(3);
        var keys = set.Keys;
        var receipt = set.Receipt(1);
        string[] parts = ["\"2025\"", "1", "3", set.Root, "\"final\"", "[", "]", "{", "}", "null"];
        string[] odd = ["-0", "1e400", "9999999999999999999", "\"\\ud800\"", "[[]]", "\"a.b.c\"", "\"..\""];

        Gen.Select(Gen.Int[0, parts.Length - 1], Gen.OneOf(Gen.String, Gen.Int[0, odd.Length - 1].Select(i => odd[i])))
            .Sample(
                (part, text) =>
                {
                    var changed = receipt.Replace(parts[part], text, StringComparison.Ordinal);
                    _ = ReceiptCheck.Check(Encoding.UTF8.GetBytes(changed), keys);
                }
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","crv":"P-256"}]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}]}""")]
    public void Keys_OfNoUse_AreRefused(string json) =>
        Assert.Equal("keys_unreadable", SealKeys.Read(Encoding.UTF8.GetBytes(json)).Failure?.Code);

    [Fact]
    public void Keys_AnyBytes_NeverThrow() => Gen.Byte.Array[0, 200].Sample(bytes => _ = SealKeys.Read(bytes));

    private static byte[] CompactPayload(string jws) => System.Buffers.Text.Base64Url.DecodeFromChars(jws.Split('.')[1]);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Domain.Sealing;

namespace Dengke.Domain.Tests.Sealing;

/// <summary>A set of records sealed in a test, with a key of its own.</summary>
internal sealed class SealedSet : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<byte[]> records;
    private readonly MerkleTree tree;

    public SealedSet(int size, string campaign = "2025")
    {
        Campaign = campaign;
        records = [.. Enumerable.Range(0, size).Select(i => Canonical(Record(campaign, i)))];
        tree = new MerkleTree([.. records.Select(r => MerkleTree.LeafHash(r))]);
        Root = Sign(
            $$"""{"campaign":"{{campaign}}","size":{{size}},"root":"{{Base64Url.EncodeToString(tree.Root)}}","sealed_at":"2025-05-12T01:00:00+00:00"}"""
        );
    }

    public string Campaign { get; }

    public string Root { get; init; }

    public string KeyId { get; init; } = "the-key";

    public SealKeys Keys => SealKeys.Read(Encoding.UTF8.GetBytes(Jwks)).Value;

    public string Jwks
    {
        get
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return $$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}","use":"sig","kid":"{{KeyId}}"}]}""";
        }
    }

    public static SealedRecord Record(string campaign, int index) =>
        new()
        {
            Campaign = campaign,
            StudentNo = $"2021{index:000000}",
            Nonce = $"nonce-{index}",
            State = "final",
            ConfirmedAt = new DateTimeOffset(2024, 10, 12, 9, 0, 0, TimeSpan.FromHours(8)),
            Photo = new SealedPhoto("hash", "1-0001", new DateTimeOffset(2024, 10, 22, 10, 0, 0, TimeSpan.FromHours(8))),
            Exceptions = index % 3 == 0 ? [new NamedException(OpenKind.NotProofRead, "出境\n未归")] : [],
            Values = [new("document_no", $"11010120010101{index:0000}"), new("name", $"欧阳·{index}𠮷")],
        };

    public string Receipt(int index) =>
        $$"""{"version":1,"campaign":"{{Campaign}}","record":{{Encoding.UTF8.GetString(records[index])}},"index":{{index}},"size":{{records.Count}},"path":[{{string.Join(',', tree.PathOf(index).Select(h => $"\"{Base64Url.EncodeToString(h)}\""))}}],"root":"{{Root}}"}""";

    public string Sign(string payload, string header = """{"alg":"ES256","typ":"dengke-root+jws","kid":"the-key"}""")
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        var signature = key.SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public string? Fault(string receipt) => ReceiptCheck.Check(Encoding.UTF8.GetBytes(receipt), Keys).Failure?.Code;

    public void Dispose() => key.Dispose();

    public static byte[] Canonical(SealedRecord record)
    {
        var json = new CanonicalJson();
        record.Write(json);
        return json.Written.ToArray();
    }

    /// <summary>The same JSON with white space and its members turned round.</summary>
    public static string Shuffled(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Write(document.RootElement);

        static string Write(JsonElement element) =>
            element.ValueKind switch
            {
                JsonValueKind.Object =>
                    $"{{ {string.Join(" ,\n", element.EnumerateObject().Reverse().Select(m => $"{JsonSerializer.Serialize(m.Name)} :\t{Write(m.Value)}"))} }}",
                JsonValueKind.Array => $"[ {string.Join(" , ", element.EnumerateArray().Select(Write))} ]",
                JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
                _ => element.GetRawText(),
            };
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Sealing;

/// <summary>The public keys by which roots and errata are checked: a JWK set (RFC 7517), of which those on P-256 for signing count.</summary>
public sealed class SealKeys
{
    private const int LargestFile = 1024 * 1024;
    private const int SignatureLength = 64;
    private readonly Dictionary<string, ECParameters> keys;

    private SealKeys(Dictionary<string, ECParameters> keys) => this.keys = keys;

    public IReadOnlyCollection<string> KeyIds => keys.Keys;

    /// <summary>Reads a set, or one key alone.</summary>
    /// <returns><c>keys_unreadable</c> for what is none, or has no key that counts.</returns>
    public static Outcome<SealKeys> Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > LargestFile)
        {
            return Unreadable;
        }

        try
        {
            using var document = CanonicalForm.Parse(json);
            var root = document.RootElement;
            Dictionary<string, ECParameters> read = new(StringComparer.Ordinal);
            foreach (var jwk in root.TryGetProperty("keys", out var set) ? [.. set.EnumerateArray()] : new[] { root })
            {
                Add(jwk, read);
            }

            return read.Count > 0 ? new SealKeys(read) : Unreadable;
        }
        catch (Exception e) when (e is CryptographicException || CanonicalForm.IsMalformed(e))
        {
            return Unreadable;
        }
    }

    public bool Has(string keyId) => keys.ContainsKey(keyId);

    /// <summary>Whether that key has signed <paramref name="signed"/> (ES256, r and s of 32 bytes each).</summary>
    public bool Holds(string keyId, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength || !keys.TryGetValue(keyId, out var parameters))
        {
            return false;
        }

        using var key = ECDsa.Create(parameters);
        return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static void Add(JsonElement jwk, Dictionary<string, ECParameters> keys)
    {
        if (
            jwk.GetProperty("kty").GetString() != "EC"
            || jwk.GetProperty("crv").GetString() != "P-256"
            || (jwk.TryGetProperty("use", out var use) && use.GetString() != "sig")
        )
        {
            return;
        }

        var (x, y) = (jwk.GetProperty("x").GetString() ?? "", jwk.GetProperty("y").GetString() ?? "");
        var parameters = new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = CompactJws.Decode(x), Y = CompactJws.Decode(y) },
        };
        // Refuses what is no point of the curve.
        using var key = ECDsa.Create(parameters);
        keys[jwk.TryGetProperty("kid", out var named) && named.GetString() is { } id ? id : ThumbprintOf(x, y)] = parameters;
    }

    /// <summary>RFC 7638.</summary>
    private static string ThumbprintOf(string x, string y) =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""))
        );

    private static Failure Unreadable { get; } =
        Failure.Refused(
            "keys_unreadable",
            "公钥文件不可用: 需要含 P-256 签名公钥的 jwks.json。",
            "The key file is of no use: a jwks.json with a public key for signing on P-256 is needed."
        );
}

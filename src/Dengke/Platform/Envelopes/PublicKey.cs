using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Envelopes;

/// <summary>The public half of a key pair on P-256, as a JWK file has it (RFC 7517).</summary>
public sealed class PublicKey
{
    internal const string Curve = "P-256";
    private const int CoordinateLength = 32;
    private const int LargestFile = 64 * 1024;

    private readonly Lazy<ECDiffieHellmanPublicKey> agreement;

    internal PublicKey(KeyUse use, ECPoint point)
    {
        (Use, Point) = (use, point);
        X = Base64Url.EncodeToString(point.X);
        Y = Base64Url.EncodeToString(point.Y);
        KeyId = ThumbprintOf(X, Y);
        agreement = new(() =>
        {
            using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return key.PublicKey;
        });
    }

    public KeyUse Use { get; }

    /// <summary>The JWK thumbprint (RFC 7638, SHA-256, base64url, 43 characters): two keys with one id are one key.</summary>
    public string KeyId { get; }

    internal ECPoint Point { get; }

    internal string X { get; }

    internal string Y { get; }

    /// <summary>For agreeing on keys with whoever has the private half. It is made once: that checks the point anew.</summary>
    internal ECDiffieHellmanPublicKey Agreement => agreement.Value;

    /// <summary>The JWK as JSON.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["kty"] = "EC",
            ["crv"] = Curve,
            ["x"] = X,
            ["y"] = Y,
            ["use"] = NameOf(Use),
            ["alg"] = Use == KeyUse.Encryption ? PhotoEnvelope.KeyAlgorithm : "ES256",
            ["kid"] = KeyId,
        };

    /// <summary>Reads a JWK. What the private half has is passed over.</summary>
    /// <returns><c>key_unreadable</c> for what is none, or is not on P-256.</returns>
    public static Outcome<PublicKey> Read(string json)
    {
        if (json.Length > LargestFile)
        {
            return Unreadable;
        }

        try
        {
            return JsonNode.Parse(json) is JsonObject jwk ? Of(jwk) : Unreadable;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return Unreadable;
        }
    }

    internal static Outcome<PublicKey> Of(JsonObject jwk)
    {
        if ((string?)jwk["kty"] != "EC" || (string?)jwk["crv"] != Curve || UseOf((string?)jwk["use"]) is not { } use)
        {
            return Unreadable;
        }

        var point = new ECPoint { X = Coordinate((string?)jwk["x"]), Y = Coordinate((string?)jwk["y"]) };
        // Refuses what is no point of the curve.
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        var read = new PublicKey(use, point);
        return (string?)jwk["kid"] is { } kid && kid != read.KeyId ? Unreadable : read;
    }

    internal static string NameOf(KeyUse use) => use == KeyUse.Encryption ? "enc" : "sig";

    internal static KeyUse? UseOf(string? name) =>
        name switch
        {
            "enc" => KeyUse.Encryption,
            "sig" => KeyUse.Signing,
            _ => null,
        };

    internal static Failure Unreadable { get; } =
        Failure.Refused(
            "key_unreadable",
            "不是可用的密钥文件: 需要 P-256 的 JWK, 并写明用途 enc 或 sig。",
            "Not a key file: a JWK on P-256 with its use, enc or sig, is needed."
        );

    private static byte[] Coordinate(string? text)
    {
        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length == CoordinateLength ? bytes : throw new FormatException("A coordinate has 32 bytes.");
    }

    private static string ThumbprintOf(string x, string y) =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"{{Curve}}","kty":"EC","x":"{{x}}","y":"{{y}}"}"""))
        );
}

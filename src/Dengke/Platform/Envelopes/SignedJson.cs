using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Domain.Kernel;
using Jose;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Dengke.Platform.Envelopes;

/// <summary>
/// Something as a compact JWS (RFC 7515, ES256) whose header carries the signer's public key: a reader can say whose the signature is, and
/// asks whether that is somebody known.
/// </summary>
public static class SignedJson
{
    /// <summary>How values are written; shared with whatever travels beside them.</summary>
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="type">What kind of thing it is (<c>typ</c>): one is never taken for another.</param>
    /// <param name="signer">A key for signing.</param>
    public static string Write<T>(T value, string type, PrivateKey signer)
    {
        using var key = signer.Signer();
        return JWT.EncodeBytes(
            JsonSerializer.SerializeToUtf8Bytes(value, Json),
            key,
            JwsAlgorithm.ES256,
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["typ"] = type,
                ["kid"] = signer.Public.KeyId,
                ["jwk"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["x"] = signer.Public.X,
                    ["y"] = signer.Public.Y,
                    ["use"] = "sig",
                },
            }
        );
    }

    /// <summary>Reads something whose signature holds.</summary>
    /// <returns>It, with whose signature it has; null where it is damaged, of another type, or not signed by the key that it names.</returns>
    public static (T Value, PublicKey Signer)? Read<T>(string jws, string type)
        where T : class
    {
        try
        {
            var parts = jws.Split('.');
            // One form only: else the last character of a part could be another and mean the same.
            if (parts.Length != 3 || parts.Any(p => Base64Url.EncodeToString(Base64Url.DecodeFromChars(p)) != p))
            {
                return null;
            }

            var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!.AsObject();
            var named = PublicKey.Of(header["jwk"]!.AsObject());
            if (
                !named.IsOk
                || (string?)header["typ"] != type
                || (string?)header["kid"] != named.Value.KeyId
                || named.Value.Use != KeyUse.Signing
            )
            {
                return null;
            }

            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = named.Value.Point });
            var payload = JWT.DecodeBytes(jws, key, JwsAlgorithm.ES256);
            return JsonSerializer.Deserialize<T>(payload, Json) is { } value ? (value, named.Value) : null;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }

    /// <summary>What is said in something that was read before, without asking for its signature again.</summary>
    /// <returns>Null where it is damaged.</returns>
    public static T? Peek<T>(string jws)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(jws.Split('.')[1]), Json);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }
}

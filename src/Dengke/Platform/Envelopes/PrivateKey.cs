using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Domain.Kernel;
using Jose;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Dengke.Platform.Envelopes;

/// <summary>A key pair on P-256. At rest it is a JWE under a passphrase; in the clear it is in memory alone, and wiped when disposed.</summary>
public sealed class PrivateKey : IDisposable
{
    /// <summary>In bytes.</summary>
    public const int SecretLength = 32;

    private const int LargestFile = 64 * 1024;

    private readonly byte[] secret;
    private readonly Lock agreeing = new();
    private ECDiffieHellman? agreement;

    private PrivateKey(KeyUse use, ECParameters parameters) =>
        (Public, secret) = (new PublicKey(use, parameters.Q), parameters.D!);

    public PublicKey Public { get; }

    /// <summary>A new one.</summary>
    public static PrivateKey Create(KeyUse use)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(use, made.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>The pair with that secret.</summary>
    /// <param name="secret">Of <see cref="SecretLength"/> bytes; copied.</param>
    /// <returns><c>key_unreadable</c> for a secret that no key has.</returns>
    public static Outcome<PrivateKey> Of(KeyUse use, ReadOnlySpan<byte> secret)
    {
        if (secret.Length != SecretLength)
        {
            return PublicKey.Unreadable;
        }

        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret.ToArray() });
            return new PrivateKey(use, key.ExportParameters(includePrivateParameters: true));
        }
        catch (CryptographicException)
        {
            return PublicKey.Unreadable;
        }
    }

    /// <summary>A copy of the secret, of <see cref="SecretLength"/> bytes; whoever asks wipes it.</summary>
    public byte[] CopySecret() => [.. secret];

    /// <summary>The key's file: its JWK in a compact JWE under the passphrase (PBES2-HS512+A256KW, A256GCM).</summary>
    /// <returns><c>passphrase_short</c> for fewer than eight characters.</returns>
    public Outcome<string> Seal(string passphrase)
    {
        var jwk = Public.ToJson();
        jwk["d"] = Base64Url.EncodeToString(secret);
        var plain = Encoding.UTF8.GetBytes(jwk.ToJsonString());
        try
        {
            return PassphraseSeal.Seal(plain, passphrase, "jwk+json", Public.KeyId);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens a key's file.</summary>
    /// <returns><c>key_unreadable</c> for what is none; <c>passphrase_wrong</c> where it does not open, which a damaged file does not either.</returns>
    public static Outcome<PrivateKey> Open(string file, string passphrase)
    {
        var text = file.Trim();
        if (text.Length > LargestFile)
        {
            return PublicKey.Unreadable;
        }

        var opened = PassphraseSeal.Open(text, passphrase);
        if (!opened.IsOk)
        {
            return opened.Failure!.Code == PassphraseSeal.Unreadable.Code ? PublicKey.Unreadable : opened.Failure;
        }

        try
        {
            return JsonNode.Parse(opened.Value) is JsonObject jwk ? Of(jwk) : PublicKey.Unreadable;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return PublicKey.Unreadable;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened.Value);
        }
    }

    /// <summary>The hash of what it has in common with whoever has encrypted to it, between two texts; may be called from several threads.</summary>
    internal byte[] Agree(ECDiffieHellmanPublicKey other, byte[] before, byte[] after)
    {
        lock (agreeing)
        {
            agreement ??= ECDiffieHellman.Create(Parameters());
            return agreement.DeriveKeyFromHash(other, HashAlgorithmName.SHA256, before, after);
        }
    }

    /// <summary>For signing; the caller disposes it.</summary>
    internal ECDsa Signer() => ECDsa.Create(Parameters());

    public void Dispose()
    {
        agreement?.Dispose();
        CryptographicOperations.ZeroMemory(secret);
    }

    private static Outcome<PrivateKey> Of(JsonObject jwk)
    {
        var read = PublicKey.Of(jwk);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var decoded = Base64Url.DecodeFromChars((string?)jwk["d"]);
        try
        {
            var key = Of(read.Value.Use, decoded);
            return key.IsOk && key.Value.Public.KeyId != read.Value.KeyId ? PublicKey.Unreadable : key;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(decoded);
        }
    }

    private ECParameters Parameters() =>
        new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = Public.Point,
            D = secret,
        };
}

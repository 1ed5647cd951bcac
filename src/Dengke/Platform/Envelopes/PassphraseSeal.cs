using Dengke.Domain.Kernel;
using Jose;

namespace Dengke.Platform.Envelopes;

/// <summary>Secrets under a passphrase: a compact JWE (RFC 7516) with PBES2-HS512+A256KW and A256GCM.</summary>
public static class PassphraseSeal
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA-512, as OWASP asks for since 2023.</summary>
    private const int Rounds = 210_000;
    private const int MostRounds = 2_000_000;
    private const int ShortestPassphrase = 8;

    private static readonly JwtSettings Settings = new JwtSettings().RegisterJwa(
        JweAlgorithm.PBES2_HS512_A256KW,
        new Pbse2HmacShaKeyManagementWithAesKeyWrap(256, new AesKeyWrapManagement(256), MostRounds, minIterations: 1000)
    );

    /// <summary>That a text is no such JWE.</summary>
    public static Failure Unreadable { get; } =
        Failure.Refused("sealed_unreadable", "内容已损坏, 无法读取。", "It is damaged and cannot be read.");

    /// <param name="contentType">What <paramref name="plain"/> is, e.g. <c>jwk+json</c>.</param>
    /// <param name="keyId">The key that it is, if any.</param>
    /// <returns><c>passphrase_short</c> for fewer than eight characters.</returns>
    public static Outcome<string> Seal(byte[] plain, string passphrase, string contentType, string? keyId = null)
    {
        if (passphrase.Length < ShortestPassphrase)
        {
            return Failure.Refused(
                "passphrase_short",
                $"口令至少 {ShortestPassphrase} 个字符。",
                $"The passphrase has at least {ShortestPassphrase} characters."
            );
        }

        var headers = new Dictionary<string, object>(StringComparer.Ordinal) { ["p2c"] = Rounds, ["cty"] = contentType };
        if (keyId is not null)
        {
            headers["kid"] = keyId;
        }

        return JWT.EncodeBytes(
            plain,
            passphrase,
            JweAlgorithm.PBES2_HS512_A256KW,
            JweEncryption.A256GCM,
            extraHeaders: headers,
            settings: Settings
        );
    }

    /// <returns><c>passphrase_wrong</c> where it does not open, which damage looks like as well; <see cref="Unreadable"/> for what is none.</returns>
    public static Outcome<byte[]> Open(string text, string passphrase)
    {
        if (text.Count(c => c == '.') != 4)
        {
            return Unreadable;
        }

        try
        {
            return JWT.DecodeBytes(text, passphrase, JweAlgorithm.PBES2_HS512_A256KW, JweEncryption.A256GCM, Settings);
        }
        catch (Exception e) when (e is IntegrityException or EncryptionException)
        {
            return Failure.Refused(
                "passphrase_wrong",
                "口令不对, 或密钥文件已损坏。",
                "The passphrase is wrong, or the key file is damaged."
            );
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return Unreadable;
        }
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dengke.Platform.Crypto;

namespace Dengke.Platform.StationLink;

/// <summary>
/// What a capture code is called at a station and in packages: the first 128 bits of HMAC-SHA-256 over what the code says, base64url, 22
/// characters. The key is the campaign's and goes to its stations with the day pack, so they know a code again without having a list of
/// codes, and without the key by which the server keeps its hashes.
/// </summary>
public static class CodeToken
{
    private const string Purpose = "station-token";
    private const int Bytes = 16;

    /// <summary>The campaign's key, base64url.</summary>
    public static string KeyOf(Vault vault, string campaign) => vault.LookUp(campaign, Purpose);

    /// <param name="key">As <see cref="KeyOf"/> gives it.</param>
    /// <param name="text">What the code says; space around it does not count.</param>
    public static string Of(string key, string text) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text.Trim())).AsSpan(0, Bytes)
        );
}

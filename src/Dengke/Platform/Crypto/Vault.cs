using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dengke.Platform.Crypto;

/// <summary>
/// Seals values at rest and makes keyed hashes to find them by. Values: AES-256-GCM, 96-bit random nonce (NIST SP 800-38D),
/// the purpose as associated data, so that a value cannot be moved from one column to another. Hashes: HMAC-SHA-256.
/// The keys are one file, readable by the service's own account only; a new key is added beside the old ones.
/// </summary>
public sealed class Vault
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Dictionary<string, byte[]> keys;
    private readonly byte[] lookUpKey;

    private Vault(KeyFile file)
    {
        CurrentKeyId = file.Current;
        keys = file.Keys;
        lookUpKey = file.LookUp;
    }

    /// <summary>The key that new values are sealed under.</summary>
    public string CurrentKeyId { get; }

    /// <summary>Reads the key file in <paramref name="folder"/>; makes it on first use.</summary>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    /// <exception cref="InvalidDataException">The file is damaged. It is never overwritten.</exception>
    public static Vault Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "vault.json");
        if (!File.Exists(path))
        {
            Create(path);
        }

        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path));
            return
                file is { LookUp.Length: 32 } && file.Keys.ContainsKey(file.Current) && file.Keys.Values.All(k => k.Length == 32)
                ? new Vault(file)
                : throw new InvalidDataException($"密钥文件 {path} 不完整。");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"密钥文件 {path} 已损坏。", e);
        }
    }

    /// <summary>Seals a text: <c>v1.KEYID.BASE64URL(nonce ‖ ciphertext ‖ tag)</c>.</summary>
    public string Seal(string plain, string purpose) =>
        $"v1.{CurrentKeyId}.{Base64Url.EncodeToString(SealBytes(Encoding.UTF8.GetBytes(plain), purpose))}";

    /// <exception cref="CryptographicException">The value was changed, or its key is not here.</exception>
    public string Open(string sealedText, string purpose)
    {
        var parts = sealedText.Split('.');
        return parts is ["v1", var keyId, var body]
            ? Encoding.UTF8.GetString(OpenBytes(Base64Url.DecodeFromChars(body), purpose, keyId))
            : throw new CryptographicException("Not a sealed value.");
    }

    /// <summary>nonce ‖ ciphertext ‖ tag under <see cref="CurrentKeyId"/>.</summary>
    public byte[] SealBytes(ReadOnlySpan<byte> plain, string purpose)
    {
        var result = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[CurrentKeyId], TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            result.AsSpan(NonceBytes, plain.Length),
            result.AsSpan(NonceBytes + plain.Length),
            Encoding.UTF8.GetBytes(purpose)
        );
        return result;
    }

    /// <inheritdoc cref="Open(string, string)"/>
    public byte[] OpenBytes(ReadOnlySpan<byte> sealedBytes, string purpose, string keyId)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes || !keys.TryGetValue(keyId, out var key))
        {
            throw new CryptographicException("Damaged, or sealed under an unknown key.");
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedBytes[..NonceBytes],
            sealedBytes[NonceBytes..^TagBytes],
            sealedBytes[^TagBytes..],
            plain,
            Encoding.UTF8.GetBytes(purpose)
        );
        return plain;
    }

    /// <summary>A keyed hash of <paramref name="value"/>, base64url, 43 characters: equal for equal values of one purpose, and no way back.</summary>
    public string LookUp(string value, string purpose) => LookUp(Encoding.UTF8.GetBytes(value), purpose);

    /// <inheritdoc cref="LookUp(string, string)"/>
    public string LookUp(ReadOnlySpan<byte> value, string purpose)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, lookUpKey);
        hmac.AppendData(Encoding.UTF8.GetBytes(purpose));
        hmac.AppendData([0]);
        hmac.AppendData(value);
        return Base64Url.EncodeToString(hmac.GetHashAndReset());
    }

    private static void Create(string path)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var file = new KeyFile(id, new() { [id] = RandomNumberGenerator.GetBytes(32) }, RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        JsonSerializer.Serialize(stream, file);
        stream.Flush(flushToDisk: true);
    }

    private sealed record KeyFile(string Current, Dictionary<string, byte[]> Keys, byte[] LookUp);
}

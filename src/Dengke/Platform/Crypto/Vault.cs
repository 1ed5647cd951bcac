using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dengke.Platform.Crypto;

/// <summary>
/// Seals values at rest and makes keyed hashes to find them by. Values: AES-256-GCM, 96-bit random nonce (NIST SP 800-38D),
/// the purpose as associated data, so that a value cannot be moved from one column to another. Hashes: HMAC-SHA-256.
/// The keys are one file, readable by the service's own account only; a new key is added beside the old ones, and a running
/// program takes it up within <see cref="Refreshing"/>.
/// </summary>
public sealed class Vault
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>How long a running program may go on sealing under the key before.</summary>
    public static readonly TimeSpan Refreshing = TimeSpan.FromSeconds(5);

    private readonly string path;
    private readonly byte[] lookUpKey;
    private volatile Loaded loaded;
    private long lookedAt = Environment.TickCount64;

    private Vault(string path)
    {
        this.path = path;
        loaded = Load(path);
        lookUpKey = loaded.File.LookUp;
    }

    /// <summary>The key that new values are sealed under.</summary>
    public string CurrentKeyId => Present().File.Current;

    /// <summary>All keys that values can be opened with.</summary>
    public IReadOnlyCollection<string> KeyIds => Present().File.Keys.Keys;

    /// <summary>When the keys were last changed, by the machine's clock.</summary>
    public DateTimeOffset ChangedAt => new(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);

    /// <summary>Reads the key file in <paramref name="folder"/>; makes it on first use.</summary>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    /// <exception cref="InvalidDataException">The file is damaged. It is never overwritten.</exception>
    public static Vault Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = VaultFile.PathIn(folder);
        if (!File.Exists(file))
        {
            VaultFile.Create(file);
        }

        return new Vault(file);
    }

    /// <summary>Adds a key, which is the current one from now on. The old ones stay for what is sealed under them.</summary>
    /// <returns>The new key's id.</returns>
    public string AddKey()
    {
        var (id, key) = VaultFile.NewKey();
        VaultFile.Change(
            path,
            f =>
                f with
                {
                    Current = id,
                    Keys = new(f.Keys) { [id] = key },
                }
        );
        loaded = Load(path);
        return id;
    }

    /// <summary>Takes a key away for ever: what is still sealed under it is lost.</summary>
    /// <exception cref="InvalidOperationException">It is the current one.</exception>
    public void DropKey(string keyId)
    {
        VaultFile.Change(
            path,
            f =>
                f.Current == keyId
                    ? throw new InvalidOperationException("The current key cannot be dropped.")
                    : f with
                    {
                        Keys = f.Keys.Where(k => k.Key != keyId).ToDictionary(),
                    }
        );
        loaded = Load(path);
    }

    /// <summary>How a text that is sealed under that key begins.</summary>
    public static string PrefixOf(string keyId) => $"v1.{keyId}.";

    /// <summary>Seals a text: <c>v1.KEYID.BASE64URL(nonce ‖ ciphertext ‖ tag)</c>.</summary>
    public string Seal(string plain, string purpose)
    {
        var keyId = CurrentKeyId;
        return PrefixOf(keyId) + Base64Url.EncodeToString(SealBytes(Encoding.UTF8.GetBytes(plain), purpose, keyId));
    }

    /// <exception cref="CryptographicException">The value was changed, or its key is not here.</exception>
    public string Open(string sealedText, string purpose)
    {
        var parts = sealedText.Split('.');
        return parts is ["v1", var keyId, var body]
            ? Encoding.UTF8.GetString(OpenBytes(Base64Url.DecodeFromChars(body), purpose, keyId))
            : throw new CryptographicException("Not a sealed value.");
    }

    /// <summary>nonce ‖ ciphertext ‖ tag under <see cref="CurrentKeyId"/>.</summary>
    public byte[] SealBytes(ReadOnlySpan<byte> plain, string purpose) => SealBytes(plain, purpose, CurrentKeyId);

    /// <summary>nonce ‖ ciphertext ‖ tag under that key.</summary>
    public byte[] SealBytes(ReadOnlySpan<byte> plain, string purpose, string keyId)
    {
        var result = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(keyId), TagBytes);
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
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Damaged.");
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyOf(keyId), TagBytes);
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

    private byte[] KeyOf(string keyId)
    {
        if (!loaded.File.Keys.TryGetValue(keyId, out var key))
        {
            // Added by another process just now, perhaps.
            loaded = Load(path);
            key = loaded.File.Keys.GetValueOrDefault(keyId) ?? throw new CryptographicException("Sealed under an unknown key.");
        }

        return key;
    }

    private Loaded Present()
    {
        var now = Environment.TickCount64;
        if (now - Interlocked.Read(ref lookedAt) >= Refreshing.TotalMilliseconds)
        {
            Interlocked.Exchange(ref lookedAt, now);
            if (File.GetLastWriteTimeUtc(path) != loaded.WrittenAt)
            {
                loaded = Load(path);
            }
        }

        return loaded;
    }

    // The time is read before the file: should it be replaced in between, it is read once more.
    private static Loaded Load(string path) => new(File.GetLastWriteTimeUtc(path), VaultFile.Read(path));

    private sealed record Loaded(DateTime WrittenAt, KeyFile File);
}

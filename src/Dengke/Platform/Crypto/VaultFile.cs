using System.Security.Cryptography;
using System.Text.Json;
using Dengke.Platform.Files;

namespace Dengke.Platform.Crypto;

/// <summary>The keys as they lie on disk: those that values are sealed under, which of them is current, and the one for look-up hashes.</summary>
internal sealed record KeyFile(string Current, Dictionary<string, byte[]> Keys, byte[] LookUp);

/// <summary>Reads and replaces <c>vault.json</c>. It is replaced whole or not at all, and one process at a time does it.</summary>
internal static class VaultFile
{
    private const int KeyBytes = 32;

    public static string PathIn(string folder) => Path.Combine(folder, "vault.json");

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static KeyFile Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path));
            return
                file is { LookUp.Length: KeyBytes }
                && file.Keys.ContainsKey(file.Current)
                && file.Keys.Values.All(k => k.Length == KeyBytes)
                ? file
                : throw new InvalidDataException($"密钥文件 {path} 不完整。");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"密钥文件 {path} 已损坏。", e);
        }
    }

    public static void Create(string path)
    {
        var (id, key) = NewKey();
        Write(path, new KeyFile(id, new() { [id] = key }, RandomNumberGenerator.GetBytes(KeyBytes)));
    }

    /// <exception cref="IOException">Another process is at it.</exception>
    public static void Change(string path, Func<KeyFile, KeyFile> change)
    {
        using var mine = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var changed = change(Read(path));
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        Write(temporary, changed);
        File.Move(temporary, path, overwrite: true);
    }

    public static (string Id, byte[] Key) NewKey() =>
        (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(KeyBytes));

    private static void Write(string path, KeyFile file)
    {
        using var stream = PrivateFile.OpenNew(path);
        JsonSerializer.Serialize(stream, file);
        stream.Flush(flushToDisk: true);
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;

namespace Dengke.Features.Backups;

/// <summary>A backup that is read back. Nothing is written before all of it is found as it was made.</summary>
internal sealed class BackupReader : IDisposable
{
    private const long LargestList = 512L * 1024 * 1024;
    private const int LargestKeys = 16 * 1024 * 1024;

    private readonly ZipArchive zip;

    private BackupReader(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup, and verifies every byte of it by its keys.</summary>
    /// <param name="file">Seekable; disposed with the reader.</param>
    /// <param name="folder">A new data folder, into which the keys are written.</param>
    /// <returns><c>backup_unreadable</c>, <c>backup_newer</c>, <c>passphrase_wrong</c>, <c>backup_changed</c>, <c>backup_damaged</c>.</returns>
    public static async Task<Outcome<BackupReader>> Open(Stream file, string passphrase, string folder, CancellationToken ct)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            return BackupFailures.Unreadable;
        }

        try
        {
            var read = await Read(archive, passphrase, folder, ct);
            if (!read.IsOk)
            {
                archive.Dispose();
            }

            return read;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            archive.Dispose();
            return BackupFailures.Unreadable;
        }
    }

    /// <summary>Opens the entry of that name.</summary>
    public Stream Entry(string name) => zip.GetEntry(name)!.Open();

    /// <summary>Writes the stored files into the folder.</summary>
    public async Task Extract(string folder, CancellationToken ct)
    {
        foreach (var name in Manifest.Entries.Keys.Where(n => n.StartsWith("files/", StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, Path.Combine(name.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var from = Entry(name);
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await from.CopyToAsync(to, ct);
            to.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => zip.Dispose();

    private static async Task<Outcome<BackupReader>> Read(
        ZipArchive archive,
        string passphrase,
        string folder,
        CancellationToken ct
    )
    {
        if (
            await Whole(archive, BackupManifest.Entry, LargestList, ct) is not { } list
            || await Whole(archive, BackupManifest.Proof, 1024, ct) is not { } proof
            || await Whole(archive, BackupManifest.Keys, LargestKeys, ct) is not { } sealedKeys
        )
        {
            return BackupFailures.Unreadable;
        }

        var manifest = BackupManifest.Read(list);
        if (!manifest.IsOk)
        {
            return manifest.Failure!;
        }

        var opened = PassphraseSeal.Open(Encoding.ASCII.GetString(sealedKeys), passphrase);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        var keys = await WriteKeys(opened.Value, folder, ct);
        var expected = Vault.Open(keys).LookUp(list, BackupManifest.Purpose);
        if (
            !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), proof)
            || manifest.Value.Entries.Keys.Any(n => !IsPlain(n))
        )
        {
            return BackupFailures.Forged;
        }

        return await FirstDamaged(archive, manifest.Value, ct) is { } damaged
            ? BackupFailures.Damaged(damaged)
            : new BackupReader(archive, manifest.Value);
    }

    private static async Task<string> WriteKeys(byte[] plain, string folder, CancellationToken ct)
    {
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName;
        try
        {
            foreach (var (name, content) in JsonSerializer.Deserialize<Dictionary<string, byte[]>>(plain, Work.Json)!)
            {
                await PrivateFile.Create(Path.Combine(keys, Path.GetFileName(name)), content, ct);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }

        return keys;
    }

    /// <summary>Whether a name leads nowhere but into the folder.</summary>
    private static bool IsPlain(string name) =>
        name.Split('/')
            .All(part => part.Length > 0 && part != ".." && part != "." && !part.Contains('\\') && !part.Contains(':'));

    private static async Task<string?> FirstDamaged(ZipArchive archive, BackupManifest manifest, CancellationToken ct)
    {
        foreach (var (name, expected) in manifest.Entries)
        {
            if (archive.GetEntry(name) is not { } entry)
            {
                return name;
            }

            try
            {
                await using var stream = entry.Open();
                if (BackupManifest.HashOf(await SHA256.HashDataAsync(stream, ct)) != expected)
                {
                    return name;
                }
            }
            catch (InvalidDataException)
            {
                return name;
            }
        }

        return null;
    }

    private static async Task<byte[]?> Whole(ZipArchive archive, string name, long most, CancellationToken ct)
    {
        if (archive.GetEntry(name) is not { } entry || entry.Length > most)
        {
            return null;
        }

        await using var stream = entry.Open();
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, ct);
        return content.ToArray();
    }
}

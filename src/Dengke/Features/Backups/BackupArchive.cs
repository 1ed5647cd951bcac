using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Data.Copies;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;

namespace Dengke.Features.Backups;

/// <param name="Files">How many files it holds, and <paramref name="Bytes"/> how large it is.</param>
/// <param name="Missing">Stored files that were not on the disk.</param>
public sealed record BackupResult(string Path, DateTimeOffset MadeAt, int Files, long Bytes, IReadOnlyList<string> Missing);

/// <summary>
/// Writes a whole installation into one ZIP file while it is served: the database first, then the files, which are there before
/// their rows are, and last a list of it all. The keys lie in it under a passphrase, without which it is of no use.
/// </summary>
internal sealed class BackupArchive(Database database, string folder, Vault vault, FileStore files, TimeProvider clock)
{
    private readonly Dictionary<string, string> entries = new(StringComparer.Ordinal);
    private readonly List<string> missing = [];

    /// <param name="path">The file to make.</param>
    /// <param name="passphrase">Of at least eight characters.</param>
    /// <param name="progress">Is told how many files are in it.</param>
    /// <returns><c>file_exists</c>, <c>passphrase_short</c>.</returns>
    public async Task<Outcome<BackupResult>> Write(
        string path,
        string passphrase,
        IProgress<long>? progress,
        CancellationToken ct
    )
    {
        if (Path.Exists(path))
        {
            return BackupFailures.Exists(path);
        }

        var madeAt = clock.GetUtcNow();
        var unfinished = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            await using (var file = PrivateFile.OpenNew(unfinished))
            {
                await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    var content = await CopyDatabase(zip, ct);
                    var keys = Keys(passphrase);
                    if (!keys.IsOk)
                    {
                        return keys.Failure!;
                    }

                    await Add(zip, BackupManifest.Keys, Encoding.ASCII.GetBytes(keys.Value), ct);
                    foreach (var stored in content.Files)
                    {
                        await AddFile(zip, stored.Id, stored.KeyId, ct);
                        progress?.Report(entries.Count);
                    }

                    var manifest = new BackupManifest(
                        BackupManifest.PresentFormat,
                        database.Copy.Kind,
                        madeAt,
                        content,
                        entries,
                        missing
                    ).ToJson();
                    await Raw(zip, BackupManifest.Entry, manifest, ct);
                    await Raw(
                        zip,
                        BackupManifest.Proof,
                        Encoding.ASCII.GetBytes(vault.LookUp(manifest, BackupManifest.Purpose)),
                        ct
                    );
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
            return new BackupResult(path, madeAt, entries.Count, new FileInfo(path).Length, missing);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<CopiedDatabase> CopyDatabase(ZipArchive zip, CancellationToken ct)
    {
        var hashes = new List<(string Name, SHA256 Hash)>();
        var content = await database.Copy.Write(name => Entry(zip, name, hashes), ct);
        foreach (var (name, hash) in hashes)
        {
            entries[name] = BackupManifest.HashOf(hash.Hash);
            hash.Dispose();
        }

        return content;
    }

    /// <summary>All that lies in the folder of keys, under the passphrase.</summary>
    private Outcome<string> Keys(string passphrase)
    {
        var all = new DirectoryInfo(Path.Combine(folder, "keys"))
            .EnumerateFiles()
            .Where(f => f.Extension != ".lock")
            .ToDictionary(f => f.Name, f => File.ReadAllBytes(f.FullName), StringComparer.Ordinal);
        var plain = JsonSerializer.SerializeToUtf8Bytes(all, Work.Json);
        try
        {
            return PassphraseSeal.Seal(plain, passphrase, "json");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private async Task AddFile(ZipArchive zip, string id, string keyId, CancellationToken ct)
    {
        // Twice, because between looking and reading it may have been sealed anew.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (files.Locate(id, keyId) is not { } path)
            {
                continue;
            }

            try
            {
                var name = $"files/{Path.GetRelativePath(files.Folder, path).Replace(Path.DirectorySeparatorChar, '/')}";
                await Add(zip, name, await File.ReadAllBytesAsync(path, ct), ct);
                return;
            }
            catch (FileNotFoundException) { }
        }

        missing.Add(id);
    }

    private async Task Add(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        entries[name] = BackupManifest.HashOfContent(content);
        await Raw(zip, name, content, ct);
    }

    private static async Task Raw(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        await using var stream = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }

    private CryptoStream Entry(ZipArchive zip, string name, List<(string, SHA256)> hashes)
    {
        var hash = SHA256.Create();
        hashes.Add((name, hash));
        return new(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), hash, CryptoStreamMode.Write);
    }
}

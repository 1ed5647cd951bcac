using Dengke.Data;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Files;

/// <summary>
/// Files by content: the id is a keyed hash of the content, what lies on disk is ciphertext. Writing is atomic
/// (temporary name, flush, rename), so that a file is there whole or not at all. A file that was sealed anew under another key
/// lies beside the old one, with the key's id behind its name, until the row that names the key is committed.
/// </summary>
public sealed class FileStore(string folder, Vault vault)
{
    private const string Purpose = "file";

    /// <summary>Stores <paramref name="content"/> and its row in the given context; the same content twice is one file.</summary>
    /// <returns>The file's id.</returns>
    public async Task<string> Put(DengkeDb db, byte[] content, DateTimeOffset now, CancellationToken ct)
    {
        var id = vault.LookUp(content, Purpose);
        var row = await db.StoredFiles.FindAsync([id], ct);
        if (row is not null && Locate(id, row.KeyId) is not null)
        {
            return id;
        }

        var keyId = vault.CurrentKeyId;
        await Write(row is null ? PathOf(id) : PathOf(id, keyId), content, keyId, ct);
        if (row is not null)
        {
            row.KeyId = keyId;
            return id;
        }

        db.StoredFiles.Add(
            new StoredFile
            {
                Id = id,
                Size = content.Length,
                KeyId = keyId,
                CreatedAt = now,
            }
        );
        return id;
    }

    /// <returns>The content, or null where there is no such file.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file on disk was changed.</exception>
    public async Task<byte[]?> Get(DengkeDb db, string id, CancellationToken ct)
    {
        // Twice, because between the row and the file it may have been sealed anew.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var row = await db.StoredFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct);
            if (row is null)
            {
                return null;
            }

            if (Locate(id, row.KeyId) is { } path)
            {
                try
                {
                    return vault.OpenBytes(await File.ReadAllBytesAsync(path, ct), Purpose, row.KeyId);
                }
                catch (FileNotFoundException) { }
            }
        }

        return null;
    }

    /// <summary>Seals the content anew under <paramref name="keyId"/>, beside the file that there is. The row is the caller's to change.</summary>
    /// <returns>False where there is no such file on disk.</returns>
    public async Task<bool> Reseal(StoredFile row, string keyId, CancellationToken ct)
    {
        if (Locate(row.Id, row.KeyId) is not { } path)
        {
            return false;
        }

        var content = vault.OpenBytes(await File.ReadAllBytesAsync(path, ct), Purpose, row.KeyId);
        await Write(PathOf(row.Id, keyId), content, keyId, ct);
        return true;
    }

    /// <summary>Removes what lies beside a file that was sealed anew, once its row says so.</summary>
    public void RemoveOld(StoredFile row)
    {
        var present = PathOf(row.Id, row.KeyId);
        if (!File.Exists(present))
        {
            return;
        }

        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(present)!, $"{row.Id}*").Where(p => p != present))
        {
            File.Delete(path);
        }
    }

    /// <summary>Where all of them lie.</summary>
    public string Folder => folder;

    private async Task Write(string path, byte[] content, string keyId, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(vault.SealBytes(content, Purpose, keyId), ct);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Where a file lies, sealed; null where there is none.</summary>
    public string? Locate(string id, string keyId) =>
        File.Exists(PathOf(id, keyId)) ? PathOf(id, keyId)
        : File.Exists(PathOf(id)) ? PathOf(id)
        : null;

    private string PathOf(string id) => Path.Combine(folder, id[..2], id);

    private string PathOf(string id, string keyId) => $"{PathOf(id)}.{keyId}";
}

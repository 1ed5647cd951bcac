using Dengke.Data;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Files;

/// <summary>
/// Files by content: the id is a keyed hash of the content, what lies on disk is ciphertext. Writing is atomic
/// (temporary name, flush, rename), so that a file is there whole or not at all.
/// </summary>
public sealed class FileStore(string folder, Vault vault)
{
    private const string Purpose = "file";

    /// <summary>Stores <paramref name="content"/> and its row in the given context; the same content twice is one file.</summary>
    /// <returns>The file's id.</returns>
    public async Task<string> Put(DengkeDb db, byte[] content, DateTimeOffset now, CancellationToken ct)
    {
        var id = vault.LookUp(content, Purpose);
        // The same content may come twice in one act, before anything of it is written.
        if (
            (db.StoredFiles.Local.FindEntry(id) is not null || await db.StoredFiles.AnyAsync(f => f.Id == id, ct))
            && File.Exists(PathOf(id))
        )
        {
            return id;
        }

        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(vault.SealBytes(content, Purpose), ct);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        if (db.StoredFiles.Local.FindEntry(id) is null && !await db.StoredFiles.AnyAsync(f => f.Id == id, ct))
        {
            db.StoredFiles.Add(
                new StoredFile
                {
                    Id = id,
                    Size = content.Length,
                    KeyId = vault.CurrentKeyId,
                    CreatedAt = now,
                }
            );
        }

        return id;
    }

    /// <returns>The content, or null where there is no such file.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file on disk was changed.</exception>
    public async Task<byte[]?> Get(DengkeDb db, string id, CancellationToken ct)
    {
        var row = await db.StoredFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct);
        return row is null || !File.Exists(PathOf(id))
            ? null
            : vault.OpenBytes(await File.ReadAllBytesAsync(PathOf(id), ct), Purpose, row.KeyId);
    }

    private string PathOf(string id) => Path.Combine(folder, id[..2], id);
}

using System.Collections;
using System.Text;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>Writes a package of received portraits, to be opened on the registrar's own machine (HND-2). Photos lie on disk all the while.</summary>
internal static class HandoffPackage
{
    /// <returns>The package, to be read from its beginning; <c>file_missing</c> where an envelope is not in the file store.</returns>
    public static async Task<Outcome<FileStream>> Write(
        DengkeDb db,
        FileStore files,
        IReadOnlyList<Guid> ids,
        string campaign,
        PrivateKey signer,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var envelopes = TemporaryFile.Open();
        List<SpooledPhoto> photos = [];
        foreach (var part in ids.Chunk(200))
        {
            var shots = await db.ReceivedShots.Where(s => part.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            foreach (var shot in part.Select(id => shots[id]))
            {
                if (await files.Get(db, shot.FileId, ct) is not { } content)
                {
                    return Failure.Refused(
                        "file_missing",
                        $"拍摄号 {shot.Shot} 的密文不在文件存储中, 请检查备份。",
                        $"The envelope of shot {shot.Shot} is not in the file store; check the backups."
                    );
                }

                photos.Add(
                    new(
                        shot.Token,
                        shot.Shot,
                        shot.Statement.Length > 0 ? shot.Statement : null,
                        envelopes.Position,
                        content.Length
                    )
                );
                await envelopes.WriteAsync(content, ct);
            }
        }

        var package = TemporaryFile.Open();
        PhotoPackage.Write(package, $"登科 {campaign}", session: "", now, new SpooledPhotos(envelopes, photos), signer);
        package.Position = 0;
        return package;
    }

    private sealed record SpooledPhoto(string Token, string Shot, string? Statement, long At, int Length);

    /// <summary>Photos that are read from a file whenever they are asked for.</summary>
    private sealed class SpooledPhotos(FileStream file, List<SpooledPhoto> photos) : IReadOnlyList<SealedPhoto>
    {
        public int Count => photos.Count;

        public SealedPhoto this[int index]
        {
            get
            {
                var photo = photos[index];
                var content = new byte[photo.Length];
                file.Position = photo.At;
                file.ReadExactly(content);
                return new SealedPhoto(photo.Token, photo.Shot, Encoding.UTF8.GetString(content), photo.Statement);
            }
        }

        public IEnumerator<SealedPhoto> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

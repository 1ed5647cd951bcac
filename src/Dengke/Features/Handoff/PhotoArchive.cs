using System.Security.Cryptography;
using Dengke.Photos.Files;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Tables.Writing;

namespace Dengke.Features.Handoff;

/// <summary>The photo archive: a ZIP of the named photos, and <c>manifest.csv</c> with the hash and size of each.</summary>
/// <param name="size">The pixels that a portrait has to have.</param>
internal sealed class PhotoArchive(PhotoNaming naming, (int Width, int Height) size)
{
    public const string Manifest = "manifest.csv";

    /// <summary>Writes the archive whole or not at all.</summary>
    /// <param name="path">There is no such file.</param>
    /// <returns>How many photos are in it.</returns>
    /// <exception cref="InvalidOperationException">There are too many photos for one file.</exception>
    public async Task<int> Write(string path, IReadOnlyList<NamedPhoto> photos, IProgress<int>? progress, CancellationToken ct)
    {
        var unfinished = $"{path}.part";
        File.Delete(unfinished);
        var written = 0;
        await using (var file = PrivateFile.OpenNew(unfinished))
        {
            var zip = new StoredZip(file);
            using var manifest = new MemoryStream();
            using (var csv = new DelimitedWriter(manifest))
            {
                csv.WriteRow("file", "sha256", "bytes");
                foreach (var photo in photos.OrderBy(p => p.Path, StringComparer.Ordinal))
                {
                    var content = await File.ReadAllBytesAsync(photo.Source, ct);
                    if (!IsPortrait(photo, content))
                    {
                        continue;
                    }

                    zip.Add(photo.Path, content);
                    csv.WriteRow(photo.Path, Convert.ToHexStringLower(SHA256.HashData(content)), $"{content.Length}");
                    written++;
                    progress?.Report(written);
                }
            }

            zip.Add(Manifest, manifest.ToArray());
            zip.End();
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
        return written;
    }

    /// <summary>Whether it is a JPEG; one of another size is, and is told.</summary>
    private bool IsPortrait(NamedPhoto photo, byte[] content)
    {
        var (header, _) = HeaderReader.Read(content);
        if (header is not { Format: "jpeg" })
        {
            naming.Find("not_a_picture", photo.Who, photo.Path, false, "不是 JPEG 照片, 未归档。", "It is no JPEG; left out.");
            return false;
        }

        if ((header.Width, header.Height) != size)
        {
            naming.Find(
                "wrong_size",
                photo.Who,
                photo.Path,
                true,
                $"照片为 {header.Width}×{header.Height} 像素, 应为 {size.Width}×{size.Height}。",
                $"It has {header.Width}×{header.Height} pixels, not {size.Width}×{size.Height}."
            );
        }

        return true;
    }
}

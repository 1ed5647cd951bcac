using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Envelopes;

/// <summary>An encrypted photo for a package.</summary>
/// <param name="Envelope">What <see cref="PhotoEnvelope.Seal"/> gave.</param>
/// <param name="Statement">What the station has signed about the shot; null for none.</param>
public sealed record SealedPhoto(string Token, string Shot, string Envelope, string? Statement = null);

/// <summary>Something that is wrong with a package.</summary>
/// <param name="File">The entry, or the package's own name.</param>
public sealed record PackageProblem(string File, Failure Why);

/// <summary>Photos on their way to the registrar: a ZIP file with a signed manifest and one envelope each (HND-1).</summary>
public sealed class PhotoPackage : IDisposable
{
    private const long LargestManifest = 32 * 1024 * 1024;

    /// <summary>An envelope of the largest photo: base64url, and what stands around it.</summary>
    private const long LargestEnvelope = (PhotoEnvelope.LargestPhoto * 4L / 3) + (1024 * 1024);

    private readonly FileStream file;
    private readonly ZipArchive archive;
    private readonly StoredEntries entries;

    private PhotoPackage(
        FileStream file,
        ZipArchive archive,
        StoredEntries entries,
        PackageManifest manifest,
        PublicKey signer
    ) => (this.file, this.archive, this.entries, Manifest, Signer) = (file, archive, entries, manifest, signer);

    public PackageManifest Manifest { get; }

    /// <summary>Whose signature it has.</summary>
    public PublicKey Signer { get; }

    /// <summary>Writes a package.</summary>
    /// <param name="photos">Of each token one; they are asked for twice.</param>
    public static void Write(
        Stream to,
        string station,
        string session,
        DateTimeOffset time,
        IReadOnlyList<SealedPhoto> photos,
        PrivateKey signer
    )
    {
        var manifest = new PackageManifest(
            station,
            session,
            time,
            [
                .. photos.Select(p => new ManifestPhoto(
                    p.Token,
                    ManifestPhoto.FileOf(p.Token),
                    HashOf(Encoding.UTF8.GetBytes(p.Envelope)),
                    p.Shot,
                    p.Statement
                )),
            ]
        );
        var zip = new StoredZip(to);
        zip.Add(PackageManifest.File, Encoding.UTF8.GetBytes(manifest.Sign(signer)));
        foreach (var photo in photos)
        {
            zip.Add(ManifestPhoto.FileOf(photo.Token), Encoding.UTF8.GetBytes(photo.Envelope));
        }

        zip.End();
    }

    /// <summary>Opens a package whose manifest holds.</summary>
    /// <param name="trusted">Keys of known stations; none for taking the one that the manifest names.</param>
    /// <returns><c>package_unreadable</c>, <c>manifest_broken</c>, <c>signer_unknown</c>.</returns>
    public static Outcome<PhotoPackage> Open(string path, IReadOnlyCollection<PublicKey> trusted)
    {
        FileStream? source = null;
        ZipArchive? zip = null;
        try
        {
            source = System.IO.File.OpenRead(path);
            zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            var stored = new StoredEntries(source, zip);
            var jws = stored.Read(PackageManifest.File, LargestManifest);
            var read = jws is null ? Unreadable : PackageManifest.Read(Encoding.UTF8.GetString(jws), trusted);
            if (!read.IsOk)
            {
                return read.Failure!;
            }

            var package = new PhotoPackage(source, zip, stored, read.Value.Manifest, read.Value.Signer);
            (source, zip) = (null, null);
            return package;
        }
        catch (Exception e)
            when (e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Unreadable;
        }
        finally
        {
            zip?.Dispose();
            source?.Dispose();
        }
    }

    /// <summary>The envelope of a photo of the manifest, byte for byte what was signed.</summary>
    /// <returns><c>photo_missing</c>, <c>photo_altered</c>.</returns>
    public Outcome<string> Envelope(ManifestPhoto photo) => Content(photo).Then<string>(c => Encoding.UTF8.GetString(c));

    /// <inheritdoc cref="Envelope"/>
    public Outcome<byte[]> Content(ManifestPhoto photo)
    {
        try
        {
            if (!entries.Has(photo.File))
            {
                return Failure.Refused("photo_missing", "清单中有, 包中没有。", "It is in the manifest and not in the package.");
            }

            return entries.Read(photo.File, LargestEnvelope) is { } content && HashOf(content) == photo.Sha256
                ? content
                : Altered;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return Altered;
        }
    }

    /// <summary>What is in the package beside what the manifest names, or is not as this program writes it; to be asked after the photos.</summary>
    public IReadOnlyList<PackageProblem> Strange()
    {
        var names = Manifest.Photos.Select(p => p.File).Prepend(PackageManifest.File).ToList();
        var known = names.ToHashSet(StringComparer.Ordinal);
        var strange = entries
            .Names.Where(n => !known.Contains(n))
            .Select(n => new PackageProblem(
                n,
                Failure.Refused(
                    "not_in_manifest",
                    "包中有, 清单中没有, 未使用。",
                    "It is in the package and not in the manifest; it was not used."
                )
            ))
            .ToList();
        if (strange.Count == 0 && !entries.AreAsWritten(names, LargestEnvelope))
        {
            strange.Add(
                new(
                    Path.GetFileName(file.Name),
                    Failure.Refused(
                        "container_altered",
                        "打包文件本身有改动, 或由其他程序打包; 照片以清单为准。",
                        "The container was altered, or written by another program; the photos are as the manifest says."
                    )
                )
            );
        }

        return strange;
    }

    public void Dispose()
    {
        archive.Dispose();
        file.Dispose();
    }

    internal static string HashOf(ReadOnlySpan<byte> content) => Base64Url.EncodeToString(SHA256.HashData(content));

    private static Failure Altered { get; } =
        Failure.Refused("photo_altered", "与签名的清单不符, 已被改动或损坏。", "It is not what was signed: altered or damaged.");

    private static Failure Unreadable { get; } =
        Failure.Refused("package_unreadable", "不是照片包, 或已损坏。", "Not a package of photos, or damaged.");
}

using System.IO.Compression;
using System.Text.Json;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Envelopes;

/// <summary>A watermarked view of a portrait on its way from the registrar's own machine to the server.</summary>
/// <param name="Token">Of the capture code.</param>
/// <param name="Shot">The shot number.</param>
/// <param name="Sha256">Of the envelope that the portrait came in, base64url: by it the server knows the shot again.</param>
public sealed record ProofEntry(string Token, string Shot, string Sha256)
{
    internal string File => $"{Sha256}.jpg";
}

/// <summary>
/// Views in one file: a ZIP with the pictures and <c>index.json</c>. It is not signed: it is uploaded by the registrar, who is signed in, and
/// holds nothing that anybody else is to rely on.
/// </summary>
public static class ProofFile
{
    /// <summary>Views in one file.</summary>
    public const int Most = 20_000;

    private const string Index = "index.json";
    private const int Version = 1;
    private const int LargestIndex = 8 * 1024 * 1024;
    private const int HashLength = 43;
    private const int LongestShot = 40;

    /// <summary>Writes views as they come; the index at the end.</summary>
    /// <param name="to">Not disposed.</param>
    public sealed class Writer(Stream to)
    {
        private readonly StoredZip zip = new(to);
        private readonly List<ProofEntry> entries = [];
        private readonly HashSet<string> written = new(StringComparer.Ordinal);

        public int Count => entries.Count;

        /// <summary>One of the same envelope again is left out.</summary>
        /// <exception cref="InvalidOperationException">There are too many.</exception>
        public void Add(ProofEntry entry, byte[] picture)
        {
            if (entries.Count >= Most)
            {
                throw new InvalidOperationException("There are too many views; make several files.");
            }

            if (written.Add(entry.Sha256))
            {
                zip.Add(entry.File, picture);
                entries.Add(entry);
            }
        }

        public void End()
        {
            zip.Add(Index, JsonSerializer.SerializeToUtf8Bytes(new IndexFile(Version, entries), SignedJson.Json));
            zip.End();
        }
    }

    /// <summary>Opens a file that anybody may have made: everything is bounded before it is unpacked.</summary>
    /// <param name="upload">Can be sought in; stays the caller's.</param>
    /// <returns><c>proofs_unreadable</c>.</returns>
    public static Outcome<ProofReading> Open(Stream upload)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(upload, ZipArchiveMode.Read, leaveOpen: true);
            if (
                zip.Entries.Count > Most + 1
                || zip.GetEntry(Index) is not { } index
                || ProofReading.Content(index, LargestIndex) is not { } json
                || JsonSerializer.Deserialize<IndexFile>(json, SignedJson.Json) is not { Version: Version, Proofs: { } proofs }
                || proofs.Count > Most
                || !proofs.All(IsWhole)
            )
            {
                return Unreadable;
            }

            var reading = new ProofReading(zip, [.. proofs.DistinctBy(p => p.Sha256)]);
            zip = null;
            return reading;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or JsonException)
        {
            return Unreadable;
        }
        finally
        {
            zip?.Dispose();
        }
    }

    private static bool IsWhole(ProofEntry? entry) =>
        entry is { Token: not null, Shot.Length: <= LongestShot, Sha256.Length: HashLength }
        && PhotoEnvelope.IsToken(entry.Token)
        && PhotoEnvelope.IsToken(entry.Sha256);

    private static Failure Unreadable { get; } =
        Failure.Refused(
            "proofs_unreadable",
            "不是校对图文件, 或已损坏。请上传 dengke handoff open --proofs 生成的文件。",
            "Not a file of views, or damaged. Upload what dengke handoff open --proofs has made."
        );

    private sealed record IndexFile(int Version, IReadOnlyList<ProofEntry> Proofs);
}

/// <summary>A file of views that was opened.</summary>
public sealed class ProofReading : IDisposable
{
    private readonly ZipArchive zip;

    internal ProofReading(ZipArchive zip, IReadOnlyList<ProofEntry> entries) => (this.zip, Entries) = (zip, entries);

    /// <summary>Of each envelope one.</summary>
    public IReadOnlyList<ProofEntry> Entries { get; }

    /// <returns>The picture as it is in the file; null where there is none, it is damaged, or it has more than so many bytes.</returns>
    public byte[]? Picture(ProofEntry entry, int largest)
    {
        try
        {
            return zip.GetEntry(entry.File) is { } found ? Content(found, largest) : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    public void Dispose() => zip.Dispose();

    internal static byte[]? Content(ZipArchiveEntry entry, int most)
    {
        if (entry.Length > most)
        {
            return null;
        }

        // One byte more than it says, to find out about one that says too little.
        using var stream = entry.Open();
        var content = new byte[entry.Length + 1];
        var read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return read == entry.Length ? content[..read] : null;
    }
}

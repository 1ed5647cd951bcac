using System.IO.Compression;
using System.Security.Cryptography;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Exports.Archive;

/// <summary>Writes a ZIP file to a stream that only goes forward, one file at a time, and keeps what its table of contents will say.</summary>
internal sealed class ArchiveZip(ZipArchive zip, Stream output, DateTimeOffset now)
{
    private readonly List<ArchiveLine> lines = [];

    public IReadOnlyList<ArchiveLine> Lines => lines;

    public int Missing { get; private set; }

    /// <param name="line">Its size and hash are filled in here.</param>
    public async Task Add(ArchiveLine line, byte[] content, CancellationToken ct)
    {
        // A form's outlines are written as text and shrink to a third; photos and scans do not shrink.
        var level = line.Kind == ArchiveLine.Evidence ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        await Write(line.Path, content, level, ct);
        lines.Add(line with { Size = content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) });
    }

    /// <summary>Names something that should be there and is not: a pack never leaves anything out in silence.</summary>
    public void Miss(ArchiveLine line, string why)
    {
        Missing++;
        lines.Add(line with { Path = "", Note = why });
    }

    /// <summary>Writes a file that the table of contents does not name: the table itself.</summary>
    public Task AddPlain(string path, byte[] content, CancellationToken ct) => Write(path, content, CompressionLevel.Optimal, ct);

    private async Task Write(string path, byte[] content, CompressionLevel level, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = new DateTimeOffset(ChinaTime.ToLocal(now), TimeSpan.Zero);
        await using (var stream = await entry.OpenAsync(ct))
        {
            await stream.WriteAsync(content, ct);
        }

        await output.FlushAsync(ct);
    }
}

using System.IO.Compression;
using System.IO.Hashing;

namespace Dengke.Platform.Envelopes;

/// <summary>The entries of a package that is being read, each once, and whether the file is as <see cref="StoredZip"/> writes it.</summary>
/// <param name="archive">Over <paramref name="file"/>.</param>
internal sealed class StoredEntries(FileStream file, ZipArchive archive)
{
    private readonly ILookup<string, ZipArchiveEntry> byName = archive.Entries.ToLookup(e => e.FullName, StringComparer.Ordinal);
    private readonly Dictionary<string, (uint Crc, int Length)> seen = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => archive.Entries.Select(e => e.FullName);

    /// <summary>Whether there is one entry of that name.</summary>
    public bool Has(string name) => byName[name].Take(2).Count() == 1;

    /// <returns>Its bytes; null where there is not one of that name, it is larger, or has another length than it says.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[]? Read(string name, long most)
    {
        if (!Has(name) || byName[name].First() is not { } entry || entry.Length > most)
        {
            return null;
        }

        using var stream = entry.Open();
        var content = new byte[entry.Length];
        if (stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) != content.Length || stream.ReadByte() >= 0)
        {
            return null;
        }

        seen[name] = (Crc32.HashToUInt32(content), content.Length);
        return content;
    }

    /// <summary>
    /// Writes the file again, beside what is there. Of contents that were read the head alone is compared: it says where they lie, and what
    /// they are was compared with the manifest.
    /// </summary>
    /// <param name="names">Of all entries in their order.</param>
    public bool AreAsWritten(IReadOnlyList<string> names, long most)
    {
        try
        {
            if (names.Any(n => !seen.ContainsKey(n) && Read(n, most) is null))
            {
                return false;
            }

            file.Position = 0;
            using var expected = new ComparingStream(file);
            var zip = new StoredZip(expected);
            foreach (var name in names)
            {
                var (crc, length) = seen[name];
                zip.AddHead(name, crc, length);
                file.Position += length;
            }

            zip.End();
            return expected.Same && file.Position == file.Length;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}

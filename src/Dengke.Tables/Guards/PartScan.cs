using System.IO.Compression;
using System.IO.Hashing;

namespace Dengke.Tables.Guards;

/// <summary>One part unpacked from end to end: its true length, its checksum, and whether a cell of error type may be in it.</summary>
internal readonly record struct PartScan(long Length, bool IsWhole, bool HasErrorValues)
{
    private const int BufferLength = 1 << 16;

    // System.IO.Compression does not compare the checksum, and a flipped bit would come through as another digit.
    public static PartScan Of(ZipArchiveEntry entry, long mostBytes)
    {
        var marker = "t=\"e\""u8;
        var otherMarker = "t='e'"u8;
        var crc = new Crc32();
        var buffer = new byte[BufferLength + marker.Length];
        var (length, kept, found) = (0L, 0, false);
        using var stream = entry.Open();
        while (length <= mostBytes && stream.Read(buffer, kept, BufferLength) is > 0 and var read)
        {
            length += read;
            crc.Append(buffer.AsSpan(kept, read));
            var filled = buffer.AsSpan(0, kept + read);
            // The marker would not be found in UTF-16, which no program writes: such a part is looked at in any case.
            found =
                found
                || length == read && filled is [0xFE or 0xFF, ..]
                || filled.IndexOf(marker) >= 0
                || filled.IndexOf(otherMarker) >= 0;
            kept = Math.Min(marker.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return new PartScan(length, length == entry.Length && crc.GetCurrentHashAsUInt32() == entry.Crc32, found);
    }
}

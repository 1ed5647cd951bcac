using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>
/// A font file mapped into memory, with two changes that stay in memory (OpenType 1.9). Both are for the PDF writer's sake:
/// <list type="bullet">
/// <item>It cannot subset, and embeds a TrueType file whole: 18 MB for one rare character. Of a font that says that it is not to be
/// embedded (OS/2 fsType 2) it writes the outlines of the used characters alone, still as text. CFF fonts, as Noto's, are written so anyway.</item>
/// <item>For the text of a glyph it takes the lowest code point, so that 生 would be copied as the radical ⽣, U+2F63. Without the
/// radicals in the character map (U+2E80 to U+2FDF) it is the character. A radical proper is drawn as its code point.</item>
/// </list>
/// </summary>
internal static class MappedFont
{
    private const uint Outlines = 0x676C7966; // glyf
    private const uint Characters = 0x636D6170; // cmap
    private const uint Metrics = 0x4F532F32; // OS/2
    private const uint Collection = 0x74746366; // ttcf

    /// <returns>Null where it cannot be read as a font.</returns>
    public static SKData? Of(FontFile from)
    {
        try
        {
            // By a stream that only reads: the overload with a path wants to write, which the service's account may not.
            using var stream = File.OpenRead(from.Path);
            using var file = MemoryMappedFile.CreateFromFile(
                stream,
                null,
                0,
                MemoryMappedFileAccess.CopyOnWrite,
                HandleInheritability.None,
                leaveOpen: true
            );
            var view = file.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.CopyOnWrite);
            var directory = U32(view, 0) == Collection ? U32(view, 12 + 4 * from.Index) : 0;
            if (TableAt(view, directory, Outlines) is not null && TableAt(view, directory, Metrics) is { } metrics)
            {
                view.Write(metrics + 8, BinaryPrimitives.ReverseEndianness((ushort)2));
            }

            if (TableAt(view, directory, Characters) is { } characters)
            {
                RemoveRadicals(view, characters);
            }

            return SKData.Create(
                view.SafeMemoryMappedViewHandle.DangerousGetHandle(),
                (int)view.Capacity,
                (_, _) => view.Dispose()
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static long? TableAt(MemoryMappedViewAccessor font, long directory, uint tag)
    {
        var count = U16(font, directory + 4);
        for (var record = directory + 12; record < directory + 12 + 16 * count; record += 16)
        {
            if (U32(font, record) == tag)
            {
                return U32(font, record + 8);
            }
        }

        return null;
    }

    /// <summary>Of a map with all planes (format 12): each group of radicals becomes its first one, without a glyph.</summary>
    private static void RemoveRadicals(MemoryMappedViewAccessor font, long characters)
    {
        for (var record = characters + 4; record < characters + 4 + 8 * U16(font, characters + 2); record += 8)
        {
            var map = characters + U32(font, record + 4);
            for (var group = map + 16; U16(font, map) == 12 && group < map + 16 + 12 * U32(font, map + 12); group += 12)
            {
                var first = U32(font, group);
                if (first >= 0x2E80 && U32(font, group + 4) <= 0x2FDF)
                {
                    font.Write(group + 4, BinaryPrimitives.ReverseEndianness((uint)first));
                    font.Write(group + 8, 0u);
                }
            }
        }
    }

    private static long U32(MemoryMappedViewAccessor font, long at) => BinaryPrimitives.ReverseEndianness(font.ReadUInt32(at));

    private static int U16(MemoryMappedViewAccessor font, long at) => BinaryPrimitives.ReverseEndianness(font.ReadUInt16(at));
}

using System.IO.Compression;

namespace Dengke.Platform.Files;

/// <summary>Inflates the Flate streams of one PDF (RFC 1950), within bounds for the whole file.</summary>
internal sealed class PdfInflater
{
    /// <summary>Bytes of all object streams of a file; they are held in memory one by one.</summary>
    private const int MostObjects = 32 * 1024 * 1024;

    /// <summary>Bytes of all streams of a file: ten pages in colour at 300 dpi. Read in parts, never held.</summary>
    private const int MostInAll = 256 * 1024 * 1024;

    /// <summary>What a part repeats of the one before, so that a name across the border is seen: 127 characters, each escaped.</summary>
    private const int Overlap = 3 * 128;

    private int objects;
    private int inAll;

    public delegate void Part(ReadOnlySpan<byte> text);

    public static bool IsCompressed(ReadOnlySpan<byte> body) =>
        body.Length > 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    /// <returns>Null where it is damaged or too large.</returns>
    public byte[]? Whole(ReadOnlySpan<byte> body)
    {
        using var whole = new MemoryStream();
        using var source = Open(body);
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = source.Read(buffer)) > 0)
            {
                objects += read;
                if (objects > MostObjects)
                {
                    return null;
                }

                whole.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return whole.ToArray();
    }

    /// <summary>Hands over the stream in parts, up to where it is damaged: no reader gets further either.</summary>
    /// <returns>False where it is too large.</returns>
    public bool EachPart(ReadOnlySpan<byte> body, Part take)
    {
        using var source = Open(body);
        var buffer = new byte[64 * 1024];
        var kept = 0;
        try
        {
            int read;
            while ((read = source.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                inAll += read;
                if (inAll > MostInAll)
                {
                    return false;
                }

                var part = buffer.AsSpan(0, kept + read);
                take(part);
                kept = Math.Min(Overlap, part.Length);
                part[^kept..].CopyTo(buffer);
            }
        }
        catch (InvalidDataException)
        {
            return true;
        }

        return true;
    }

    private static ZLibStream Open(ReadOnlySpan<byte> body) => new(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
}

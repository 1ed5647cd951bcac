using System.Text;

namespace Dengke.Platform.Files;

/// <summary>
/// The names in a PDF (ISO 32000-1, 7.3.5), escapes resolved. The bytes are read from front to back without following the file's
/// own directory, which a hostile file could make tell another story. Strings and comments are read too: a name in one of
/// them refuses a file at worst.
/// </summary>
internal sealed class PdfNames
{
    /// <summary>A name as short as /JS stands in most pictures by chance; a longer one in none.</summary>
    private const int LongName = 6;

    private static readonly string[] UnusualFilters =
    [
        "ASCIIHexDecode",
        "ASCII85Decode",
        "LZWDecode",
        "RunLengthDecode",
        "Crypt",
    ];

    /// <summary>What tells how the file is built.</summary>
    private static readonly HashSet<string> Structure =
    [
        "ObjStm",
        "XRef",
        "Filter",
        "Predictor",
        "GoTo",
        "URI",
        .. UnusualFilters,
    ];

    private readonly IReadOnlySet<string> watched;
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly HashSet<string> sinceStream = new(StringComparer.Ordinal);
    private readonly PdfInflater inflater = new();
    private bool opensByReference;
    private bool opensByDictionary;

    private PdfNames(IReadOnlySet<string> watched) => this.watched = watched;

    /// <summary>Page objects; older versions of a page are counted too.</summary>
    public int Pages { get; private set; }

    /// <summary>Some of it could not be looked into: damaged, an unusual encoding of objects, or too large when inflated.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Opening the file does more than to go to a page. Behind a reference that is told by what the file has anywhere.</summary>
    public bool OpensWithAction =>
        (opensByDictionary && !all.Contains("GoTo")) || ((opensByDictionary || opensByReference) && all.Contains("URI"));

    /// <param name="name">One of the watched.</param>
    public bool Contains(string name) => all.Contains(name);

    /// <param name="watched">Only these are remembered: a picture is full of what could be names.</param>
    public static PdfNames Of(ReadOnlySpan<byte> file, IReadOnlySet<string> watched)
    {
        var names = new PdfNames(watched);
        names.Read(file, withStreams: true);
        // Objects may be compressed; whatever is packed in some other way as well could be objects too.
        names.IsIncomplete |= (names.Contains("ObjStm") || names.Contains("XRef")) && UnusualFilters.Any(names.Contains);
        return names;
    }

    private void Read(ReadOnlySpan<byte> text, bool withStreams)
    {
        var last = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '/')
            {
                var name = NameAt(text, ref i);
                Add(name, last, text[(i + 1)..]);
                last = name;
            }
            else if (withStreams && text[i] == 's' && StreamAt(text[i..]) is > 0 and var begin)
            {
                var body = text[(i + begin)..];
                var length = body.IndexOf("endstream"u8);
                // What follows the keyword is text again, whatever the stream says of its length.
                body = length < 0 ? body : body[..length];
                ReadStream(body);
                sinceStream.Clear();
                i += begin + body.Length - 1;
            }
        }
    }

    private void ReadStream(ReadOnlySpan<byte> body)
    {
        if (sinceStream.Contains("ObjStm") && sinceStream.Contains("Filter"))
        {
            if (!sinceStream.Contains("Predictor") && inflater.Whole(body) is { } objects)
            {
                Read(objects, withStreams: false);
            }
            else
            {
                IsIncomplete = true;
            }
        }
        else if (PdfInflater.IsCompressed(body))
        {
            // A stream of objects need not say that it is one.
            IsIncomplete |= !inflater.EachPart(body, ReadLongNames);
        }
        else if (sinceStream.Contains("ObjStm") || LooksLikeObjects(body))
        {
            Read(body, withStreams: false);
        }
        else
        {
            ReadLongNames(body);
        }
    }

    private void ReadLongNames(ReadOnlySpan<byte> text)
    {
        for (int at, i = 0; i < text.Length && (at = text[i..].IndexOf((byte)'/')) >= 0; i++)
        {
            i += at;
            if (NameAt(text, ref i) is { Length: >= LongName } name && watched.Contains(name))
            {
                all.Add(name);
            }
        }
    }

    private void Add(string name, string before, ReadOnlySpan<byte> after)
    {
        if (watched.Contains(name) || Structure.Contains(name))
        {
            all.Add(name);
            sinceStream.Add(name);
        }

        Pages += before == "Type" && name == "Page" ? 1 : 0;
        if (name == "OpenAction")
        {
            after = after.TrimStart(" \t\r\n\0\f"u8);
            opensByDictionary |= after.StartsWith("<<"u8);
            opensByReference |= !after.StartsWith("["u8) && !after.StartsWith("<<"u8);
        }
    }

    /// <summary>A name of at most 127 bytes; on return <paramref name="i"/> is at its last byte.</summary>
    private static string NameAt(ReadOnlySpan<byte> text, ref int i)
    {
        var name = new StringBuilder();
        while (i + 1 < text.Length && IsRegular(text[i + 1]) && name.Length < 127)
        {
            i++;
            if (
                text[i] == '#'
                && i + 2 < text.Length
                && char.IsAsciiHexDigit((char)text[i + 1])
                && char.IsAsciiHexDigit((char)text[i + 2])
            )
            {
                name.Append((char)Convert.FromHexString([(char)text[i + 1], (char)text[i + 2]])[0]);
                i += 2;
            }
            else
            {
                name.Append((char)text[i]);
            }
        }

        return name.ToString();
    }

    /// <returns>Where the stream's bytes begin, or 0 where this is no stream.</returns>
    private static int StreamAt(ReadOnlySpan<byte> text) =>
        text.StartsWith("stream\r\n"u8) ? 8
        : text.StartsWith("stream\n"u8) || text.StartsWith("stream\r"u8) ? 7
        : 0;

    /// <summary>Objects may lie in what calls itself a stream, reached by the cross-reference table.</summary>
    private static bool LooksLikeObjects(ReadOnlySpan<byte> body)
    {
        for (int at, from = 0; (at = body[from..].IndexOf("obj"u8)) >= 0; from += at + 3)
        {
            var i = from + at;
            if (
                i > 0
                && (!IsRegular(body[i - 1]) || char.IsAsciiDigit((char)body[i - 1]))
                && (i + 3 == body.Length || !IsRegular(body[i + 3]))
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Neither white space nor a delimiter (ISO 32000-1, 7.2.2).</summary>
    private static bool IsRegular(byte b) => !"\0\t\n\f\r ()<>[]{}/%"u8.Contains(b);
}

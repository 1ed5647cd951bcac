using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Dengke.Tables.Guards;

/// <summary>What must not stand in a package's XML parts.</summary>
internal static class PartXml
{
    /// <summary>No entities, nothing fetched: a document type declaration makes the reader throw.</summary>
    public static XmlReaderSettings Settings { get; } =
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
        };

    /// <summary>A declaration can only stand before the root element.</summary>
    /// <exception cref="XmlException">The part does not begin as XML does.</exception>
    public static bool HasDtd(ZipArchiveEntry entry)
    {
        try
        {
            using var reader = XmlReader.Create(entry.Open(), Settings);
            reader.MoveToContent();
            return false;
        }
        catch (XmlException) when (NamesDtd(entry))
        {
            return true;
        }
    }

    /// <summary>Whether the package calls itself a workbook with macros.</summary>
    public static bool HasMacroType(ZipArchive package)
    {
        using var reader = new StreamReader(package.GetEntry("[Content_Types].xml")?.Open() ?? Stream.Null);
        return reader.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a part takes anything but the targets of hyperlinks from outside the package.</summary>
    public static bool LinksOutside(ZipArchiveEntry relationships)
    {
        using var reader = XmlReader.Create(relationships.Open(), Settings);
        while (reader.Read())
        {
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("TargetMode") == "External"
                && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesDtd(ZipArchiveEntry entry)
    {
        var buffer = new byte[1 << 16];
        using var stream = entry.Open();
        var prolog = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, false));
        return prolog.IndexOf("<!DOCTYPE"u8) >= 0
            || Encoding.Unicode.GetString(prolog).Contains("<!DOCTYPE", StringComparison.Ordinal)
            || Encoding.BigEndianUnicode.GetString(prolog).Contains("<!DOCTYPE", StringComparison.Ordinal);
    }
}

using System.IO.Compression;
using System.Xml;

namespace Dengke.Tables.Guards;

/// <summary>What a workbook's main part says: from when days are counted, and which part holds which sheet.</summary>
internal sealed record WorkbookXml(bool Date1904, IReadOnlyDictionary<string, string> PartOfSheet)
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static WorkbookXml Read(ZipArchive package)
    {
        var date1904 = false;
        var idOfSheet = new Dictionary<string, string>();
        Elements(
            package.GetEntry("xl/workbook.xml"),
            e =>
            {
                date1904 |= e.LocalName == "workbookPr" && e.GetAttribute("date1904") is "1" or "true";
                if (e.LocalName == "sheet" && e.GetAttribute("name") is { } name)
                {
                    idOfSheet[name] = e.GetAttribute("id", Relationships) ?? "";
                }
            }
        );

        var partOfId = new Dictionary<string, string>();
        Elements(
            package.GetEntry("xl/_rels/workbook.xml.rels"),
            e =>
            {
                if (e.GetAttribute("Id") is { } id && e.GetAttribute("Target") is { } target)
                {
                    partOfId[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
                }
            }
        );

        return new WorkbookXml(date1904, idOfSheet.ToDictionary(s => s.Key, s => partOfId.GetValueOrDefault(s.Value, "")));
    }

    private static void Elements(ZipArchiveEntry? part, Action<XmlReader> each)
    {
        using var reader = XmlReader.Create(part?.Open() ?? Stream.Null, PartXml.Settings);
        while (part is not null && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                each(reader);
            }
        }
    }
}

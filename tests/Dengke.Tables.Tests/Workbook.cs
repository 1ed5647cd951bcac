using System.IO.Compression;
using System.Text;

namespace Dengke.Tables.Tests;

/// <summary>Builds XLSX packages by hand, lawful ones and others.</summary>
internal sealed class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly Dictionary<string, byte[]> parts = [];
    private readonly List<(string Name, byte[] Bytes)> extra = [];

    public Workbook(string sheetData, string workbookProperties = "")
    {
        Part(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
        );
        Part("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml")));
        Part(
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{workbookProperties}"
                + "<sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        Part(
            "xl/_rels/workbook.xml.rels",
            Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))
        );
        Part("xl/styles.xml", Styles);
        Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\">{sheetData}</worksheet>");
    }

    /// <summary>Cell styles: 0 general, 1 a date, 2 the Chinese built-in date 31, 3 six digits with leading zeros.</summary>
    private static string Styles =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"000000\"/></numFmts>"
        + "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
        + "<xf numFmtId=\"31\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";

    /// <summary>A workbook of a header and one row, whose cells are given as XML without reference.</summary>
    public static Workbook OfRow(string[] labels, params string[] cells) =>
        new(
            $"<sheetData><row r=\"1\">{string.Concat(labels.Select(Text))}</row><row r=\"2\">{string.Concat(cells)}</row></sheetData>"
        );

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    public static string Number(string digits, int style = 0) => $"<c s=\"{style}\"><v>{digits}</v></c>";

    public Workbook Part(string name, string xml)
    {
        parts[name] = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
        return this;
    }

    public Workbook Bytes(string name, byte[] bytes)
    {
        extra.Add((name, bytes));
        return this;
    }

    public Workbook Without(string name)
    {
        parts.Remove(name);
        return this;
    }

    public byte[] Build()
    {
        using var memory = new MemoryStream();
        using (var package = new ZipArchive(memory, ZipArchiveMode.Create, true))
        {
            foreach (var (name, bytes) in parts.Select(p => (p.Key, p.Value)).Concat(extra))
            {
                using var part = package.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    public static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"{Package}\">"
        + string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";
}

using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>What a file is by its first bytes.</summary>
internal enum FileKind
{
    Empty,
    Package,
    Compound,
    OldWorkbook,
    Dbf,
    Text,
    Markup,
    Pdf,
    Picture,
    Archive,
    Binary,
}

internal static class FileKinds
{
    /// <summary>What the file is, told by its first bytes (up to 4 KB).</summary>
    public static FileKind Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return FileKind.Empty;
        }

        return head switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => FileKind.Package,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.Compound,
            [0x09, 0x00 or 0x02 or 0x04 or 0x08, _, 0x00, ..] => FileKind.OldWorkbook,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileKind.Pdf,
            [0xFF, 0xD8, 0xFF, ..]
            or [0x89, (byte)'P', (byte)'N', (byte)'G', ..]
            or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
            or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, ..] => FileKind.Picture,
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] =>
                FileKind.Archive,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => FileKind.Text,
            _ when DbfHeader.LooksLikeOne(head) => FileKind.Dbf,
            _ when IsMarkup(head) => FileKind.Markup,
            _ when head.ContainsAnyInRange((byte)1, (byte)8) => FileKind.Binary,
            _ => FileKind.Text,
        };
    }

    public static Failure Refusal(FileKind kind, string file) =>
        kind switch
        {
            FileKind.Markup => TableFailures.SaveAs(
                file,
                "改了后缀的网页(HTML/XML)表格",
                "a web page (HTML/XML) under another suffix"
            ),
            FileKind.OldWorkbook => TableFailures.SaveAs(file, "Excel 95 或更早的格式", "a workbook of Excel 95 or earlier"),
            FileKind.Pdf => TableFailures.NotATable(file, " PDF 文档", "a PDF document"),
            FileKind.Picture => TableFailures.NotATable(file, "图片", "a picture"),
            FileKind.Archive => TableFailures.NotATable(file, "压缩包", "an archive"),
            _ => TableFailures.NotATable(file, "二进制数据", "binary data"),
        };

    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        var start = Encoding.Latin1.GetString(head).AsSpan().TrimStart("\u00EF\u00BB\u00BF \t\r\n");
        return start is ['<', ..]
            && (start is ['<', '!' or '?' or '/', ..] || (start.Length > 1 && char.IsAsciiLetter(start[1])));
    }
}

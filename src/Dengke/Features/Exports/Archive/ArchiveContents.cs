using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Documents;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports.Archive;

/// <summary>目录 of the archives' pack: as CSV every file with its size and hash, as PDF for people a row a student.</summary>
internal static class ArchiveContents
{
    public const string Csv = "目录.csv";
    public const string Pdf = "目录.pdf";

    public static byte[] WriteCsv(IReadOnlyList<ArchiveLine> lines)
    {
        using var output = new MemoryStream();
        using (var csv = new DelimitedWriter(output))
        {
            csv.WriteRow("序号", "类别", "学院", "班级", "学号", "姓名", "题名", "文件", "字节", "SHA-256", "备注");
            for (var i = 0; i < lines.Count; i++)
            {
                var line = lines[i];
                csv.WriteRow(
                    $"{i + 1}",
                    line.Kind,
                    line.College,
                    line.ClassName,
                    line.StudentNo,
                    line.Name,
                    line.Title,
                    line.Path,
                    line.Sha256.Length == 0 ? "" : $"{line.Size}",
                    line.Sha256,
                    line.Note
                );
            }
        }

        return output.ToArray();
    }

    /// <param name="fonts">Known not to be missing.</param>
    public static Outcome<byte[]> WritePdf(
        IReadOnlyList<ArchiveLine> lines,
        Campaign campaign,
        FinalRows rows,
        DocumentFonts fonts,
        DateTimeOffset now
    )
    {
        var missing = lines.Where(l => l.Note.Length > 0).ToList();
        var content = new PdfContent(
            "归档目录",
            $"{campaign.School.Name}　{campaign.Title}　学籍信息核对与更正材料{(rows.IsSealed ? "" : "　(未封存)")}",
            [
                new KeyValues([
                    new("学生", $"{lines.Count(l => l.Kind == ArchiveLine.Sheet)} 人"),
                    new("文件", $"{lines.Count - missing.Count} 个"),
                    new("更正材料", $"{lines.Count(l => l.Kind == ArchiveLine.Evidence)} 个"),
                    new("学院汇总表", $"{lines.Count(l => l.Kind == ArchiveLine.Summary)} 份"),
                    new("缺少的文件", $"{missing.Count} 个"),
                    new("生成时间", ArchiveWords.Time(now)),
                ]),
                new Paragraph("每个文件的大小和 SHA-256 摘要见“目录.csv”。"),
                new Heading("一、缺少的文件"),
                new Table(
                    [new("学号", 1.2f), new("姓名"), new("题名", 2), new("原因", 2)],
                    [.. missing.Select(l => (string[])[l.StudentNo, l.Name, l.Title, l.Note])]
                ),
                new Heading("二、学院汇总表"),
                new Table(
                    [new("学院"), new("题名"), new("文件", 2)],
                    [.. Of(lines, ArchiveLine.Summary).Select(l => (string[])[l.College, l.Title, l.Path])]
                ),
                new Heading("三、学生"),
                Students(lines),
            ],
            now
        )
        {
            Footer = $"{campaign.Title}　归档目录{(rows.IsSealed ? "" : "　未封存")}",
        };
        using var output = new MemoryStream();
        return PdfReport.Write(output, content, fonts).Then<byte[]>(_ => output.ToArray());
    }

    private static IEnumerable<ArchiveLine> Of(IEnumerable<ArchiveLine> lines, string kind) => lines.Where(l => l.Kind == kind);

    private static Table Students(IReadOnlyList<ArchiveLine> lines)
    {
        var evidence = Of(lines, ArchiveLine.Evidence).ToLookup(l => (l.College, l.ClassName, l.StudentNo, l.Name));
        return new Table(
            [
                new("序号", 0.6f) { Centred = true },
                new("学院", 1.6f),
                new("班级", 1.2f),
                new("学号", 1.3f),
                new("姓名", 1.1f),
                new("核对表", 0.7f) { Centred = true },
                new("更正材料", 0.8f) { Centred = true },
            ],
            [
                .. Of(lines, ArchiveLine.Sheet)
                    .Select(
                        (l, i) =>
                            (string[])
                                [
                                    $"{i + 1}",
                                    l.College,
                                    l.ClassName,
                                    l.StudentNo,
                                    l.Name,
                                    l.Note.Length == 0 ? "1" : "缺",
                                    $"{evidence[(l.College, l.ClassName, l.StudentNo, l.Name)].Count(e => e.Note.Length == 0)}",
                                ]
                    ),
            ]
        );
    }
}

/// <summary>How the papers of the pack say things.</summary>
internal static class ArchiveWords
{
    /// <summary>2024年10月21日 09:41, in China.</summary>
    public static string Time(DateTimeOffset at)
    {
        var local = ChinaTime.ToLocal(at);
        return $"{local.Year}年{local.Month}月{local.Day}日 {local:HH:mm}";
    }
}

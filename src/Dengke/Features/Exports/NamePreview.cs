using System.Text;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Documents;

namespace Dengke.Features.Exports;

/// <summary>
/// 姓名校样: every name large, those with a character that the printing font lacks framed and listed first, so that a rare character is found
/// before it is printed and not by its owner at the ceremony.
/// </summary>
internal static class NamePreview
{
    /// <param name="fonts">The printing font is its regular typeface.</param>
    /// <returns>How many names have a character that it lacks; or <c>fonts_missing</c>.</returns>
    public static async Task<Outcome<int>> Write(
        Stream output,
        Campaign campaign,
        FinalRows rows,
        DocumentFonts fonts,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        List<(FinalRow Row, string Name, IReadOnlyList<Rune> Lacking)> names = [];
        await foreach (var row in rows.Read(ct))
        {
            var name = row.Value("name").Trim();
            names.Add((row, name, fonts.Lacking(name)));
        }

        var marked = names.Where(n => n.Lacking.Count > 0).ToList();
        var content = new PdfContent(
            "证书姓名校样",
            $"{campaign.School.Name}　{campaign.Title}{(rows.IsSealed ? "" : "　(未封存)")}",
            [
                new Paragraph(
                    $"共 {names.Count} 名。粗框的姓名中有打印字体所缺的字, 共 {marked.Count} 名; 这些字在此以其他字体代替显示, 没有字体能显示的写作方框和编码。请先为打印机装上有这些字的字体, 再打印证书。"
                ),
                new Heading($"一、打印字体缺字的姓名({marked.Count})"),
                new Table(
                    [new("姓名", 1.2f), new("学号", 1.2f), new("学院", 1.6f), new("班级", 1.2f), new("所缺的字", 2)],
                    [
                        .. marked.Select(n =>
                            (string[])
                                [
                                    n.Name,
                                    n.Row.Student.StudentNo,
                                    n.Row.Student.College,
                                    n.Row.Student.ClassName,
                                    string.Join(' ', n.Lacking.Select(r => $"{r} U+{r.Value:X4}")),
                                ]
                        ),
                    ]
                ),
                new Heading($"二、全部姓名({names.Count})"),
                new Specimens([
                    .. names.Select(n => new Specimen(
                        n.Name,
                        $"{n.Row.Number}　{n.Row.Student.StudentNo}　{n.Row.Student.ClassName}",
                        n.Lacking.Count > 0
                    )),
                ]),
            ],
            now
        )
        {
            Footer = $"{campaign.Title}　证书姓名校样{(rows.IsSealed ? "" : "　未封存")}",
        };
        return PdfReport.Write(output, content, fonts).Then<int>(_ => marked.Count);
    }
}

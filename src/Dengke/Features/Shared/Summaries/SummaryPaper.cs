using Dengke.Domain.Campaigns;
using Dengke.Platform.Documents;

namespace Dengke.Features.Shared.Summaries;

/// <summary>附件2: a signed summary as it is printed, signed by hand and stamped. Says exactly what was signed.</summary>
internal static class SummaryPaper
{
    /// <summary>Students a row of a list, so that no row is higher than a page.</summary>
    private const int NamesPerRow = 40;

    /// <param name="verify">The address at which anyone can check the paper; null where none is known, and then it has no QR code.</param>
    public static PdfContent Of(SignedSheet sheet, Campaign campaign, string? verify)
    {
        var signature = sheet.Signature;
        var marks = (signature.Late ? "　(迟交)" : "") + (signature.ReturnedAt is null ? "" : "　(已退回, 本件无效)");
        return new PdfContent(
            "学籍信息更正汇总表",
            $"附件2　{campaign.School.Name}　{campaign.Title}　{sheet.College}　第 {signature.Round} 次{marks}",
            [
                Counts(sheet, campaign),
                new KeyValues([new("摘要(SHA-256)", Digest.Print(signature.RowsHash))]) { PairsPerRow = 1 },
                new Heading("一、更正明细"),
                Corrections(sheet.Rows, campaign),
                new Heading("二、各班登记情况"),
                Classes(sheet.Rows),
                new Heading("三、确认无误的学生"),
                Names(sheet.Rows.Right.Select(r => (r.ClassName, $"{r.StudentNo} {r.Name}{SummaryWords.Marks(r)}"))),
                new Heading("四、未登记的学生"),
                Names(sheet.Rows.Missing.Select(m => (m.ClassName, $"{m.StudentNo} {m.Name}"))),
                new Heading("五、确认"),
                new Paragraph(
                    $"以上为{sheet.College}{campaign.Title}毕业生学籍信息的确认结果。更正事项由学生本人提出(注明代签的除外), 经辅导员核验材料, 情况属实, 同意上报。\n本表内容已由 {signature.SignedBy} 于 {Time(signature.SignedAt)} 在登科系统中验证密码签署, 签署后内容不再改变; 纸质件与摘要不一致的, 以系统中签署的内容为准。"
                ),
                new SignatureRow(["院领导(签字)"], "(学院盖章)"),
                .. Check(verify),
            ],
            signature.SignedAt
        )
        {
            Landscape = true,
            Footer = $"{campaign.Title}　{sheet.College}　第 {signature.Round} 次　摘要 {Digest.Groups(signature.RowsHash)[0]}…",
        };
    }

    /// <summary>2024年10月21日 09:41:05, in China.</summary>
    internal static string Time(DateTimeOffset at)
    {
        var local = ChinaTime.ToLocal(at);
        return $"{local.Year}年{local.Month}月{local.Day}日 {local:HH:mm:ss}";
    }

    private static IEnumerable<PdfBlock> Check(string? verify) =>
        verify is null ? [] : [new QrBlock(verify, $"扫码核验: 本表是否为签署的原件、是否已被退回, 以核验页面为准。\n{verify}")];

    private static KeyValues Counts(SignedSheet sheet, Campaign campaign)
    {
        var (signature, rows) = (sheet.Signature, sheet.Rows);
        return new KeyValues([
            new("批次", campaign.Title),
            new("学院", sheet.College),
            new("登记学生", $"{rows.Rows.Count} 人"),
            new("确认无误", $"{rows.Right.Count()} 人"),
            new("更正", $"{rows.Corrections} 项, {rows.Wrong.Count()} 人"),
            new("未登记", $"{rows.Missing.Count} 人"),
            new("其中", $"代签 {rows.Rows.Count(r => r.ProxyReason is not null)} 人, 逾期登记 {rows.Rows.Count(r => r.Late)} 人"),
            new("签署", $"{signature.SignedBy}, {Time(signature.SignedAt)}"),
        ]);
    }

    /// <summary>Wide enough that neither a 学号 nor an 18-digit document number is broken.</summary>
    private static Table Corrections(SummaryRows rows, Campaign campaign) =>
        new(
            [
                new("序号", 0.7f) { Centred = true },
                new("学号", 1.75f) { Centred = true },
                new("姓名", 1.3f),
                new("班级", 1.3f),
                new("字段", 1.2f),
                new("学信网", 2),
                new("教务系统", 2),
                new("正确内容", 2.9f),
                new("有误系统", 1.25f),
                new("原因", 2.1f),
                new("审批", 0.85f) { Centred = true },
                new("材料", 1.5f),
            ],
            [.. rows.Wrong.SelectMany(r => r.Corrections.Select(c => (r, c))).Select((x, i) => Row(x.r, x.c, i + 1, campaign))]
        );

    private static string[] Row(SummaryRow row, SummaryCorrection correction, int number, Campaign campaign) =>
        [
            $"{number}",
            row.StudentNo,
            row.Name + SummaryWords.Marks(row),
            row.ClassName,
            correction.Label,
            correction.Registry ?? "",
            correction.Academic ?? "",
            correction.Value,
            SummaryWords.Wrong(correction).Chinese,
            correction.Reason,
            SummaryWords.Of(correction.Route).Chinese,
            string.Join('、', SummaryWords.Evidence(campaign, correction)),
        ];

    private static Table Classes(SummaryRows rows)
    {
        var missing = rows.Missing.ToLookup(m => m.ClassName, StringComparer.Ordinal);
        var registered = rows.Rows.ToLookup(r => r.ClassName, StringComparer.Ordinal);
        return new Table(
            [
                new("班级", 2),
                new("登记人数") { Centred = true },
                new("确认无误") { Centred = true },
                new("有更正") { Centred = true },
                new("未登记") { Centred = true },
            ],
            [
                .. registered
                    .Select(g => g.Key)
                    .Union(missing.Select(g => g.Key), StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(c =>
                        (string[])
                            [
                                c,
                                $"{registered[c].Count()}",
                                $"{registered[c].Count(r => r.Corrections.Count == 0)}",
                                $"{registered[c].Count(r => r.Corrections.Count > 0)}",
                                $"{missing[c].Count()}",
                            ]
                    ),
            ]
        );
    }

    private static Table Names(IEnumerable<(string ClassName, string Name)> students) =>
        new(
            [new("班级", 1.4f), new("人数", 0.6f) { Centred = true }, new("名单", 10)],
            [
                .. students
                    .GroupBy(s => s.ClassName, StringComparer.Ordinal)
                    .SelectMany(g =>
                        g.Chunk(NamesPerRow)
                            .Select(part => (string[])[g.Key, $"{part.Length}", string.Join('、', part.Select(s => s.Name))])
                    ),
            ]
        );
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Sealing;
using Dengke.Platform.Documents;

namespace Dengke.Features.Sealing;

/// <summary>回执: what was sealed of one student, on paper, with a code that leads to the verification page (SEA-3).</summary>
internal static class ReceiptPaper
{
    /// <param name="address">Under which the program is reached.</param>
    public static PdfContent Of(ReceiptContent receipt, Campaign campaign, string address)
    {
        var (seal, row) = (receipt.Seal, receipt.Row);
        List<PdfBlock> blocks =
        [
            new Heading("一、封存的信息"),
            new KeyValues([.. receipt.Values.Select(v => new KeyValue(v.Field.Label, v.Value.Length > 0 ? v.Value : "—"))]),
            new Heading("二、毕业图像"),
            new KeyValues([
                new("采集时间", receipt.Photo is { } photo ? Time(photo.TakenAt) : "未采集"),
                new("拍摄号", receipt.Photo?.Shot ?? "—"),
                new("图像密文摘要", receipt.Photo?.Sha256 ?? "—"),
            ])
            {
                PairsPerRow = 1,
            },
        ];
        if (receipt.Exceptions.Count > 0)
        {
            blocks.Add(new Heading("封存时的例外"));
            blocks.Add(
                new Table(
                    [new("事项"), new("原因", 3)],
                    [.. receipt.Exceptions.Select(e => (string[])[e.Kind.Words().Chinese, e.Reason])]
                )
            );
        }

        if (receipt.Errata.Count > 0)
        {
            blocks.Add(new Heading("封存后的勘误"));
            blocks.Add(
                new Table(
                    [new("号"), new("字段", 2), new("封存内容", 3), new("应为", 3), new("原因", 3), new("时间", 2.4f)],
                    [
                        .. receipt.Errata.Select(e =>
                            (string[])
                                [
                                    $"{e.Statement.Number}",
                                    campaign.Catalogue().Find(e.Statement.Field)?.Label ?? e.Statement.Field,
                                    e.Statement.Old,
                                    e.Statement.New,
                                    e.Statement.Reason,
                                    Time(e.Statement.At),
                                ]
                        ),
                    ]
                )
            );
        }

        blocks.AddRange([
            new Heading("三、封存凭据"),
            new KeyValues([
                new("批次封存时间", Time(seal.SealedAt)),
                new("记录位置", $"第 {row.Index + 1} 条, 共 {seal.Size} 条"),
                new("本条摘要", row.LeafHash),
                new("封存根", seal.Root),
                new("签名密钥", seal.KeyId),
            ])
            {
                PairsPerRow = 1,
            },
            new Paragraph(
                "本回执与同名的 JSON 文件一同保存。把 JSON 文件交给核验页面或 dengke verify, 不经学校服务器即可验证: 内容有一字改动, 或不在封存的数据中, 都不能通过。"
            ),
            new QrBlock(
                VerifyAddress(address, receipt),
                "扫码打开核验页面, 再选择回执的 JSON 文件; 页面会核对文件与本纸的摘要是否一致。"
            ),
        ]);
        return new PdfContent(
            "毕业生信息封存回执",
            $"{campaign.School.Name}　{campaign.Title}　{row.StudentNo}",
            blocks,
            seal.SealedAt
        )
        {
            Footer = $"{campaign.Title}　{row.StudentNo}　本条摘要 {row.LeafHash[..12]}…",
        };
    }

    /// <summary>Leads to the verification page; what stands behind the # never reaches a server.</summary>
    public static string VerifyAddress(string address, ReceiptContent receipt) =>
        $"{address}/verify#c={Uri.EscapeDataString(receipt.Seal.CampaignId)}&i={receipt.Row.Index}&n={receipt.Seal.Size}"
        + $"&l={receipt.Row.LeafHash}&r={receipt.Seal.Root}";

    private static string Time(DateTimeOffset at)
    {
        var local = ChinaTime.ToLocal(at);
        return $"{local.Year}年{local.Month}月{local.Day}日 {local:HH:mm:ss}";
    }
}

using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Summaries;
using Dengke.Tables.Writing;

namespace Dengke.Features.Colleges;

/// <summary>A signed summary as XLSX, for the registrar's own lists: first the corrections, then who is right, then the missing.</summary>
internal static class SummaryWorkbook
{
    /// <param name="output">Stays open.</param>
    public static async Task Write(Stream output, SignedSheet sheet, Campaign campaign, CancellationToken ct)
    {
        await using var writer = await XlsxWriter.StartAsync(output, "更正汇总表", SummaryColumns.All, ct);
        foreach (var line in Head(sheet, campaign))
        {
            await writer.AddRowAsync([line], ct);
        }

        await writer.AddHeaderAsync(ct);
        var number = 0;
        foreach (var row in Rows(sheet.Rows, campaign))
        {
            number++;
            await writer.AddRowAsync([$"{number}", .. row], ct);
        }

        await writer.FinishAsync(ct);
    }

    private static IEnumerable<string> Head(SignedSheet sheet, Campaign campaign)
    {
        var signature = sheet.Signature;
        yield return $"附件2 {campaign.Title}学籍信息更正汇总表";
        yield return $"{sheet.College} 第 {signature.Round} 次, {signature.SignedBy} 签署于 {SummaryPaper.Time(signature.SignedAt)}{(signature.Late ? " (迟交)" : "")}{(signature.ReturnedAt is null ? "" : " (已退回, 无效)")}";
        yield return $"学生 {signature.Students} 名, 更正 {signature.Corrections} 项, 未登记 {signature.Missing} 人";
        yield return $"摘要(SHA-256) {Digest.Print(signature.RowsHash)}";
    }

    private static IEnumerable<string?[]> Rows(SummaryRows rows, Campaign campaign) =>
        [
            .. rows.Wrong.SelectMany(r => r.Corrections.Select(c => Correction(r, c, campaign))),
            .. rows.Right.Select(r =>
                (string?[])[.. Person(r), "确认无误", null, null, null, null, null, null, null, r.RegisteredBy, Note(r)]
            ),
            .. rows.Missing.Select(m => (string?[])[m.StudentNo, m.Name, m.ClassName, "未登记"]),
        ];

    private static string?[] Correction(SummaryRow row, SummaryCorrection correction, Campaign campaign) =>
        [
            .. Person(row),
            correction.Label,
            correction.Registry,
            correction.Academic,
            correction.Value,
            SummaryWords.Wrong(correction).Chinese,
            correction.Reason,
            SummaryWords.Of(correction.Route).Chinese,
            string.Join('、', SummaryWords.Evidence(campaign, correction)),
            row.RegisteredBy,
            Note(row),
        ];

    private static string?[] Person(SummaryRow row) => [row.StudentNo, row.Name, row.ClassName];

    private static string? Note(SummaryRow row) =>
        string.Join(
            "; ",
            new[] { row.ProxyReason is { } why ? $"代签: {why}" : null, row.Late ? "迟" : null }.Where(n => n is not null)
        );
}

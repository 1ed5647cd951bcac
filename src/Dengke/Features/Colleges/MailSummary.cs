using System.Text.Json;
using Dengke.Data;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Dengke.Platform.Handling;
using Dengke.Platform.Mail;
using Dengke.Platform.Outbox;
using Dengke.Platform.Web;
using Dengke.Tables.Writing;

namespace Dengke.Features.Colleges;

/// <summary>That a signed summary is to be sent to the registrar's mailbox.</summary>
public sealed record SummaryCopy(string CampaignId, string College, int Round)
{
    /// <summary>The outbox kind.</summary>
    public const string OutboxKind = "summary_copy";
}

/// <summary>
/// Sends a copy of a signed summary, as PDF and as XLSX, to the campaign's mailbox (CON-5). What was changed since it was signed is not sent.
/// </summary>
internal sealed class MailSummary(Mailer mailer, Vault vault, DocumentFonts fonts, PublicAddress address) : IOutboxHandler
{
    public string Kind => SummaryCopy.OutboxKind;

    public bool IsReady => mailer.IsReady;

    public async Task Handle(OutboxMessage message, DengkeDb db, CancellationToken ct)
    {
        var copy =
            JsonSerializer.Deserialize<SummaryCopy>(message.Payload, Work.Json)
            ?? throw new OutboxException("消息内容为空 / the message is empty");
        var campaign = (await StoredCampaign.Load(db, copy.CampaignId, ct)).Value;
        // Taken away meanwhile: nobody wants it.
        if (campaign.Mailbox is not { } mailbox)
        {
            return;
        }

        var sheet =
            await SignedSheet.Load(db, vault, copy.CampaignId, copy.College, copy.Round, ct)
            ?? throw new OutboxException($"没有{copy.College}第 {copy.Round} 次汇总表 / there is no such summary");
        if (!sheet.IsIntact)
        {
            throw new OutboxException("汇总表与签字时的摘要不符, 没有发送 / the summary is not what was signed and was not sent");
        }

        using var paper = new MemoryStream();
        var written = PdfReport.Write(paper, SummaryPaper.Of(sheet, campaign, $"{address.Value}/verify/{sheet.Token}"), fonts);
        if (!written.IsOk)
        {
            throw new OutboxException(written.Failure!.Message);
        }

        using var workbook = new MemoryStream();
        await SummaryWorkbook.Write(workbook, sheet, campaign, ct);
        var name = $"{campaign.Title}-{copy.College}-更正汇总表-{copy.Round}";
        await mailer.Send(
            message.Id,
            mailbox,
            $"{campaign.Title}{copy.College}学籍信息更正汇总表(第 {copy.Round} 次)",
            $"{copy.College}已签署报送第 {copy.Round} 次学籍信息更正汇总表, 共 {sheet.Rows.Corrections} 项更正, 附件为 PDF 与 XLSX。\n附件含证件号码, 请妥善保管。\n",
            [
                new($"{name}.pdf", "application/pdf", paper.ToArray()),
                new($"{name}.xlsx", XlsxWriter.ContentType, workbook.ToArray()),
            ],
            ct
        );
    }
}

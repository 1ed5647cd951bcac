using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Sealing;

/// <summary>回执: what was sealed of the student, the seal, and how anyone can check it (SEA-3). Nobody's but the own.</summary>
[Allow(Role.Student)]
public sealed class MySealModel(TimeProvider clock, Vault vault, PublicAddress address) : StudentPage(clock)
{
    /// <summary>Null until the campaign is sealed.</summary>
    internal ReceiptContent? Receipt { get; private set; }

    /// <summary>The verification page, with what this receipt has to say.</summary>
    internal string VerifyAddress => ReceiptPaper.VerifyAddress("", Receipt!);

    public async Task<IActionResult> OnGet() => await LoadReceipt() ?? Page();

    public async Task<IActionResult> OnGetJson()
    {
        if (await LoadReceipt() is { } missing)
        {
            return missing;
        }

        if (Receipt is not { } receipt)
        {
            return NotFound();
        }

        var tree = await SealTree.Of(Db, receipt.Seal, HttpContext.RequestAborted);
        return File(
            ReceiptFile.Write(receipt.Seal, receipt.Row.Index, receipt.Record, tree),
            "application/json",
            $"{FileName(receipt)}.json"
        );
    }

    public async Task<IActionResult> OnGetPdf()
    {
        if (await LoadReceipt() is { } missing)
        {
            return missing;
        }

        if (Receipt is not { } receipt)
        {
            return NotFound();
        }

        using var output = new MemoryStream();
        var fonts = HttpContext.RequestServices.GetRequiredService<DocumentFonts>();
        var written = PdfReport.Write(output, ReceiptPaper.Of(receipt, Campaign, address.For(Request)), fonts);
        return written.IsOk ? File(output.ToArray(), "application/pdf", $"{FileName(receipt)}.pdf") : Show(written.Failure!);
    }

    private static string FileName(ReceiptContent receipt) => $"{receipt.Seal.CampaignId}-{receipt.Row.StudentNo}-回执";

    private async Task<IActionResult?> LoadReceipt()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        Receipt = await ReceiptContent.Load(Db, vault, Campaign, Student.Id, HttpContext.RequestAborted);
        return null;
    }
}

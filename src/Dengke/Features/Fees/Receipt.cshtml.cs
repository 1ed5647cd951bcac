using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Fees;

/// <summary>A receipt, for who took the money and for the registrar.</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class ReceiptModel : ReceiptPage
{
    public async Task<IActionResult> OnGet(string campaign, Guid id) =>
        await LoadReceipt(Db.Payments.Where(p => p.CampaignId == campaign), id) ?? Page();
}

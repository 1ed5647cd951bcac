using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Fees;

/// <summary>The student's own receipt.</summary>
[Allow(Role.Student)]
public sealed class MyReceiptModel : ReceiptPage
{
    public async Task<IActionResult> OnGet(Guid id)
    {
        var own = Db.Students.OwnedBy(Actor).Select(s => s.Id);
        return await LoadReceipt(Db.Payments.Where(p => own.Contains(p.StudentId)), id) ?? Page();
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>收据: a slip of 80 mm to print.</summary>
public abstract class ReceiptPage : DengkePage
{
    public Payment Payment { get; private set; } = null!;

    public Campaign Plan { get; private set; } = null!;

    public string StudentNo { get; private set; } = "";

    public string Person { get; private set; } = "";

    public int? Ticket { get; private set; }

    public string Number => Payment.Number();

    public Money Amount => new(Payment.AmountFen);

    public string Capitals => Amount.InCapitals();

    /// <summary>Loads the receipt among those that the reader may see.</summary>
    protected async Task<IActionResult?> LoadReceipt(IQueryable<Payment> reach, Guid id)
    {
        var ct = HttpContext.RequestAborted;
        var payment = await reach.FirstOrDefaultAsync(p => p.Id == id, ct);
        if (payment is null)
        {
            return NotFound();
        }

        Payment = payment;
        Plan = (await StoredCampaign.Load(Db, payment.CampaignId, ct)).Value;
        var student = await Db.Students.SingleAsync(s => s.Id == payment.StudentId, ct);
        (StudentNo, Person) = (student.StudentNo, MaskedName.Of(student.Name));
        Ticket = await Db
            .HallTickets.Where(t => t.StudentId == payment.StudentId && t.SessionId == payment.Occasion)
            .Select(t => (int?)t.Number)
            .FirstOrDefaultAsync(ct);
        return null;
    }
}

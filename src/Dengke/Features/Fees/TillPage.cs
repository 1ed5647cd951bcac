using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>Who stands at the till.</summary>
/// <param name="Person">The masked name.</param>
/// <param name="Ticket">The number of their ticket here; null without one.</param>
/// <param name="Paid">The entry that holds for this occasion; null where the fee is owed.</param>
public sealed record Payer(Guid Id, string StudentNo, string Person, int? Ticket, Payment? Paid);

/// <summary>收费台: one input, one person, three keys; made for the keyboard alone (PAY-1).</summary>
public abstract class TillPage(TimeProvider clock, Vault vault) : CampaignPage
{
    private const int Shown = 5;

    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The session's id, or <c>make_up</c>.</summary>
    public string Occasion { get; private set; } = "";

    public Money Fee { get; private set; }

    public Payer? Payer { get; private set; }

    /// <summary>The operator's last entries of today, newest first.</summary>
    public IReadOnlyList<Payment> Last { get; private set; } = [];

    public TillSums Sums { get; private set; } = null!;

    public bool Closed { get; private set; }

    /// <summary>What was typed and is shown again when the act is refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The page's own address.</summary>
    public abstract string Address { get; }

    public DateOnly Today => TillCase.DayOf(Now);

    public async Task<IActionResult> OnGet(Guid? id) => await LoadTill(id) ?? Page();

    /// <summary>Looks for the person.</summary>
    public async Task<IActionResult> OnPostFind(string? scanned)
    {
        if (await LoadTill(null) is { } missing)
        {
            return missing;
        }

        var found = await HallLookUp.Find(Db, vault, Campaign.Id, Occasion, scanned, Now, HttpContext.RequestAborted);
        return found.IsOk ? LocalRedirect($"{Address}?id={found.Value.Id}") : Show(found.Failure!);
    }

    public async Task<IActionResult> OnPostTake(Guid id, PaymentMethod method)
    {
        if (await LoadTill(id) is { } missing)
        {
            return missing;
        }

        return Entered(await Run(new TakePayment(Campaign.Id, Occasion, id, method)));
    }

    public async Task<IActionResult> OnPostWaive(Guid id)
    {
        if (await LoadTill(id) is { } missing)
        {
            return missing;
        }

        return Entered(await Run(new WaivePayment(Campaign.Id, Occasion, id, Reason)));
    }

    public async Task<IActionResult> OnPostVoid(Guid payment)
    {
        if (await LoadTill(null) is { } missing)
        {
            return missing;
        }

        var voided = await Run(new VoidPayment(Campaign.Id, payment, Reason));
        if (!voided.IsOk)
        {
            return Show(voided.Failure!);
        }

        Say(T("已作废。", "Voided."));
        return LocalRedirect(Address);
    }

    protected abstract string OccasionOfRoute();

    private IActionResult Entered(Outcome<Guid> entered)
    {
        if (!entered.IsOk)
        {
            return Show(entered.Failure!);
        }

        TempData["receipt"] = entered.Value;
        return LocalRedirect(Address);
    }

    private async Task<IActionResult?> LoadTill(Guid? payer)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct, account) = (Campaign.Id, HttpContext.RequestAborted, Actor.AccountId!.Value);
        Plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        Occasion = OccasionOfRoute();
        if (TillCase.FeeOf(Plan, Occasion) is not { } fee)
        {
            return NotFound();
        }

        Fee = fee;
        var today = Today;
        var own = Db.Payments.Where(p => p.CampaignId == id && p.OperatorId == account && p.Day == today);
        Last = await own.OrderByDescending(p => p.At).ThenByDescending(p => p.Receipt).Take(Shown).ToListAsync(ct);
        Sums = await TillSums.Load(Db, id, today, account, ct);
        Closed = await Db.IsClosed(id, account, today, ct);
        Payer = payer is { } student ? await PayerOf(student, ct) : null;
        return payer is not null && Payer is null ? NotFound() : null;
    }

    private async Task<Payer?> PayerOf(Guid id, CancellationToken ct)
    {
        var (campaign, occasion) = (Campaign.Id, Occasion);
        var student = await Db.Students.FirstOrDefaultAsync(s => s.CampaignId == campaign && s.Id == id && s.InCohort, ct);
        if (student is null)
        {
            return null;
        }

        var ticket = await Db
            .HallTickets.Where(t => t.StudentId == id && t.SessionId == occasion)
            .Select(t => (int?)t.Number)
            .FirstOrDefaultAsync(ct);
        var paid = await Db.Payments.FirstOrDefaultAsync(
            p => p.StudentId == id && p.Occasion == occasion && p.VoidedAt == null,
            ct
        );
        return new Payer(id, student.StudentNo, MaskedName.Of(student.Name), ticket, paid);
    }
}

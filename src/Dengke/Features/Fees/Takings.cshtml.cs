using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>One operator's day.</summary>
/// <param name="Closing">Null while it is not closed.</param>
public sealed record TakingsLine(DateOnly Day, string OperatorName, TillSums Sums, TillClosing? Closing)
{
    /// <summary>Counted less recorded; null before the closing.</summary>
    public Money? Difference => Closing is { } c ? new Money(c.CashCountedFen - c.CashRecordedFen) : null;

    /// <summary>The registrar has voided something since the operator signed.</summary>
    public bool ChangedSince => Closing is { } c && c.CashRecordedFen != Sums.Of(PaymentMethod.Cash).Fen;
}

/// <summary>收款汇总: every operator's days, by method, with voids, waivers and closings (PAY-1).</summary>
[Allow(Role.Registrar)]
public sealed class TakingsModel : CampaignPage
{
    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else the newest day first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    private static readonly SortColumns<TakingsLine> Columns = new SortColumns<TakingsLine>()
        .Add("day", l => l.Day)
        .Add("operator", l => l.OperatorName)
        .Add("total", l => l.Sums.Total.Fen)
        .Add("entries", l => l.Sums.Entries)
        .Add("waived", l => l.Sums.Waived)
        .Add("void", l => l.Sums.Voided)
        .Add("closing", l => l.Closing == null);

    public Campaign Plan { get; private set; } = null!;

    public IReadOnlyList<TakingsLine> Lines { get; private set; } = [];

    public IReadOnlyList<Payment> Voided { get; private set; } = [];

    public string Root => $"/campaigns/{Campaign.Id}/takings";

    public Money Of(PaymentMethod method) => Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Sums.Of(method));

    public Money Total => Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Sums.Total);

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet() => await LoadTakings() ?? Page();

    public async Task<IActionResult> OnPostVoid(string? receipt)
    {
        if (await LoadTakings() is { } missing)
        {
            return missing;
        }

        var digits = (receipt ?? "").Split('-')[^1].Trim();
        var (id, number) = (Campaign.Id, int.TryParse(digits, out var typed) ? typed : 0);
        var payment = await Db
            .Payments.Where(p => p.CampaignId == id && p.Receipt == number)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        if (payment is not { } found)
        {
            return Show(Failure.Invalid("receipt", $"没有收据 {receipt}。", $"There is no receipt {receipt}."));
        }

        var voided = await Run(new VoidPayment(id, found, Reason));
        if (!voided.IsOk)
        {
            return Show(voided.Failure!);
        }

        Say(T("已作废。", "Voided."));
        return LocalRedirect(Root);
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadTakings() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("收据", "Receipt"), 16),
            new(T("时间", "Time"), 20),
            new(T("场次", "Occasion"), 14),
            new(T("方式", "Method"), 10),
            new(T("金额(元)", "Amount (yuan)"), 12),
            new(T("经手", "Taken by"), 14),
            new(T("免缴原因", "Waived because"), 24),
            new(T("作废时间", "Voided"), 20),
            new(T("作废原因", "Voided because"), 24),
        ];
        var id = Campaign.Id;
        var payments = await Db
            .Payments.Where(p => p.CampaignId == id)
            .OrderBy(p => p.Receipt)
            .ToListAsync(HttpContext.RequestAborted);
        var rows = payments.Select(p =>
            (string?[])
                [
                    p.Number(),
                    FullTimeOf(p.At),
                    p.Occasion,
                    T(FeeWords.Of(p.Method)),
                    new Money(p.AmountFen).ToString(),
                    p.OperatorName,
                    p.WaiverReason,
                    p.VoidedAt is { } at ? FullTimeOf(at) : null,
                    p.VoidReason,
                ]
        );
        var name = T("收款明细", "Takings");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    private async Task<IActionResult?> LoadTakings()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        Plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        var payments = await Db.Payments.Where(p => p.CampaignId == id).ToListAsync(ct);
        var closings = await Db.TillClosings.Where(c => c.CampaignId == id).ToDictionaryAsync(c => (c.Day, c.OperatorId), ct);
        TakingsLine[] lines =
        [
            .. payments
                .GroupBy(p => (p.Day, p.OperatorId))
                .Select(g => new TakingsLine(
                    g.Key.Day,
                    g.First().OperatorName,
                    TillSums.Of([.. g]),
                    closings.GetValueOrDefault(g.Key)
                ))
                .OrderByDescending(l => l.Day)
                .ThenBy(l => l.OperatorName, StringComparer.Ordinal),
        ];
        Lines = Columns.Held(lines, Sort);
        Voided = [.. payments.Where(p => p.VoidedAt is not null).OrderByDescending(p => p.VoidedAt).Take(50)];
        return null;
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>What one operator took on one day, by method; voided entries count for nothing.</summary>
/// <param name="Entries">Payments and waivers that hold.</param>
public sealed record TillSums(IReadOnlyDictionary<PaymentMethod, Money> ByMethod, int Entries, int Waived, int Voided)
{
    public Money Of(PaymentMethod method) => ByMethod.GetValueOrDefault(method);

    public Money Total => ByMethod.Values.Aggregate(Money.Zero, (sum, m) => sum + m);

    public static async Task<TillSums> Load(DengkeDb db, string campaign, DateOnly day, Guid @operator, CancellationToken ct) =>
        Of(
            await db
                .Payments.AsNoTracking()
                .Where(p => p.CampaignId == campaign && p.Day == day && p.OperatorId == @operator)
                .ToListAsync(ct)
        );

    public static TillSums Of(IReadOnlyCollection<Payment> payments)
    {
        var live = payments.Where(p => p.VoidedAt is null).ToList();
        return new TillSums(
            live.Where(p => p.Method is not null)
                .GroupBy(p => p.Method!.Value)
                .ToDictionary(g => g.Key, g => new Money(g.Sum(p => p.AmountFen))),
            live.Count,
            live.Count(p => p.Method is null),
            payments.Count - live.Count
        );
    }
}

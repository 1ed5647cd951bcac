using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>What takings have in common.</summary>
internal static class TillCase
{
    /// <summary>The day of the takings, in China.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(ChinaTime.ToLocal(at));

    /// <summary>What is paid there; null for an occasion that the campaign has not.</summary>
    public static Money? FeeOf(Campaign campaign, string occasion) =>
        occasion == CapturedPhoto.MakeUp
            ? campaign.Phases.MakeUp is null
                ? null
                : campaign.Fees.MakeUp
            : campaign.Phases.Sessions.Any(s => s.Id == occasion)
                ? campaign.Fees.OnSite
                : null;

    /// <summary>Whether the operator has counted and signed for that day.</summary>
    public static Task<bool> IsClosed(this DengkeDb db, string campaign, Guid @operator, DateOnly day, CancellationToken ct) =>
        db.TillClosings.AnyAsync(c => c.CampaignId == campaign && c.OperatorId == @operator && c.Day == day, ct);

    /// <summary>Enters a fee or a waiver, with the next receipt.</summary>
    public static async Task<Outcome<Payment>> Enter(
        Work work,
        string campaignId,
        string occasion,
        Guid studentId,
        PaymentMethod? method,
        string? waiverReason,
        CancellationToken ct
    )
    {
        var found = await CaptureCase.OfAnyone(work, campaignId, studentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (FeeOf(found.Value.Campaign, occasion) is not { } fee)
        {
            return Failure.NotFound();
        }

        var (day, account) = (DayOf(work.Now), work.Actor.AccountId!.Value);
        if (await work.Db.IsClosed(campaignId, account, day, ct))
        {
            return Failure.Refused("till_closed", "您今天已经日结, 不能再收。", "You have closed today's till.");
        }

        // First of all, so that of two at once the second one sees what the first has entered.
        var receipt = await NextReceipt(work, campaignId, ct);
        var earlier = await work.Db.Payments.FirstOrDefaultAsync(
            p => p.CampaignId == campaignId && p.StudentId == studentId && p.Occasion == occasion && p.VoidedAt == null,
            ct
        );
        if (earlier is not null)
        {
            return Failure.Refused(
                "already_paid",
                $"已缴, 收据 {earlier.Number()}; 同场重拍免费, 不再收费。",
                $"Paid already, receipt {earlier.Number()}; a retake at the same session is free."
            );
        }

        var payment = new Payment
        {
            Id = work.NewId(),
            CampaignId = campaignId,
            StudentId = studentId,
            Occasion = occasion,
            Receipt = receipt,
            AmountFen = method is null ? 0 : fee.Fen,
            Method = method,
            WaiverReason = waiverReason,
            OperatorId = account,
            OperatorName = work.Actor.Name,
            Day = day,
            At = work.Now,
        };
        work.Db.Payments.Add(payment);
        return payment;
    }

    private static async Task<int> NextReceipt(Work work, string campaign, CancellationToken ct)
    {
        var counter = work.Db.ReceiptCounters.Where(c => c.CampaignId == campaign);
        if (await counter.ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, c => c.Last + 1), ct) == 0)
        {
            work.Db.ReceiptCounters.Add(new ReceiptCounter { CampaignId = campaign, Last = 1 });
            await work.Flush(ct);
            return 1;
        }

        return await counter.AsNoTracking().Select(c => c.Last).SingleAsync(ct);
    }
}

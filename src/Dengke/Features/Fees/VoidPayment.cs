using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>
/// Voids an entry with a reason; it is never deleted (PAY-1). Operators void their own until they have closed the day, the registrar any.
/// </summary>
[Api("Voids a payment, with a reason.")]
[Operation("fee.void", Role.PhotoOperator, Role.Registrar)]
public sealed record VoidPayment(string CampaignId, Guid PaymentId, string? Reason) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var payment = await work.Db.Payments.FirstOrDefaultAsync(p => p.CampaignId == CampaignId && p.Id == PaymentId, ct);
        if (payment is null)
        {
            return Failure.NotFound();
        }

        if (!work.Actor.Is(Role.Registrar))
        {
            if (payment.OperatorId != work.Actor.AccountId)
            {
                return Failure.Forbidden(
                    "只能作废自己收的; 其他请找学籍管理科。",
                    "You can void your own entries; for others ask the registrar."
                );
            }

            if (await work.Db.IsClosed(CampaignId, payment.OperatorId, payment.Day, ct))
            {
                return Failure.Refused(
                    "till_closed",
                    "当天已经日结, 请找学籍管理科作废。",
                    "That day's till is closed; ask the registrar."
                );
            }
        }

        // Conditional, so that of two at once one is told.
        var (now, by, reason) = (work.Now, work.Actor.Name, Reason!.Trim());
        var voided = await work
            .Db.Payments.Where(p => p.Id == PaymentId && p.VoidedAt == null)
            .ExecuteUpdateAsync(
                u => u.SetProperty(p => p.VoidedAt, now).SetProperty(p => p.VoidedBy, by).SetProperty(p => p.VoidReason, reason),
                ct
            );
        if (voided == 0)
        {
            return Failure.Refused("voided_already", "这张收据已经作废。", "This receipt is void already.");
        }

        var student = await work.Db.Students.SingleAsync(s => s.Id == payment.StudentId, ct);
        work.Record(new PaymentVoided(student, payment.Number(), new Money(payment.AmountFen).ToString(), reason));
        return default(Done);
    }
}

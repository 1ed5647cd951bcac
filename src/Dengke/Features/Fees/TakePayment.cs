using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>The operator has taken the fee (PAY-1). Once for a student and an occasion; a retake there is free (PAY-2).</summary>
/// <param name="Occasion">The session's id, or <c>make_up</c>.</param>
/// <returns>The payment's id.</returns>
[Api("Takes a student's fee for an occasion and numbers the receipt.")]
[Operation("fee.take", Role.PhotoOperator)]
public sealed record TakePayment(string CampaignId, string Occasion, Guid StudentId, PaymentMethod Method) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        if (!campaign.Value.Fees.Methods.Contains(Method))
        {
            return Failure.Refused("no_such_method", "本批次不用这种方式收费。", "This is no way to pay here.");
        }

        var entered = await TillCase.Enter(work, CampaignId, Occasion, StudentId, Method, waiverReason: null, ct);
        if (!entered.IsOk)
        {
            return entered.Failure!;
        }

        var payment = entered.Value;
        var student = await work.Db.Students.SingleAsync(s => s.Id == StudentId, ct);
        work.Record(new FeePaid(student, Occasion, new Money(payment.AmountFen).ToString(), $"{Method}", payment.Number()));
        return payment.Id;
    }
}

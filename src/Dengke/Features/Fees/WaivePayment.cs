using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>The student need not pay, with a reason (PAY-2).</summary>
/// <returns>The entry's id.</returns>
[Api("Waives a student's fee for an occasion, with a reason.")]
[Operation("fee.waive", Role.PhotoOperator)]
public sealed record WaivePayment(string CampaignId, string Occasion, Guid StudentId, string? Reason) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var entered = await TillCase.Enter(work, CampaignId, Occasion, StudentId, method: null, Reason!.Trim(), ct);
        if (!entered.IsOk)
        {
            return entered.Failure!;
        }

        var student = await work.Db.Students.SingleAsync(s => s.Id == StudentId, ct);
        work.Record(new FeeWaived(student, Occasion, entered.Value.Number(), Reason.Trim()));
        return entered.Value.Id;
    }
}

using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

[Words("收到第 {round} 次汇总表纸质件({way} {trackingNumber})", "The paper of summary {round} arrived ({way} {trackingNumber})")]
public sealed record PaperArrived(string College, int Round, PaperWay Way, string? TrackingNumber) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>Records that the signed and stamped paper has arrived (CON-5), by hand or with a tracking number.</summary>
[Api("Notes how the paper of a summary has come in.")]
[Operation("summary.paper", Role.Registrar)]
public sealed record RecordPaper(string CampaignId, Guid SummaryId, PaperWay Way, string? TrackingNumber, int Version)
    : Command<Done>
{
    private const int LongestNumber = 60;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var summary = await work.Db.SignedSummaries.FirstOrDefaultAsync(s => s.Id == SummaryId && s.CampaignId == CampaignId, ct);
        if (summary is null)
        {
            return Failure.NotFound();
        }

        var number = string.IsNullOrWhiteSpace(TrackingNumber) ? null : TrackingNumber.Trim();
        if (number?.Length > LongestNumber)
        {
            return Failure.Invalid(
                "trackingNumber",
                $"单号至多 {LongestNumber} 个字。",
                $"A tracking number has at most {LongestNumber} characters."
            );
        }

        if (Way == PaperWay.Courier && number is null)
        {
            return Failure.Invalid("trackingNumber", "快递请填写单号。", "Enter the courier's tracking number.");
        }

        if (summary.ReturnedAt is not null)
        {
            return Failure.Refused(
                "returned",
                "这一次汇总已退回, 请等待学院重新提交。",
                "This round was returned; wait until the college submits again."
            );
        }

        if (summary.AcceptedAt is not null)
        {
            return Failure.Refused(
                "accepted_already",
                "这一次汇总已经接收, 纸质件不能再改。",
                "This round is accepted; its paper no longer changes."
            );
        }

        work.Expect(summary, Version);
        summary.PaperArrivedAt = work.Now;
        summary.PaperWay = Way;
        summary.TrackingNumber = number;
        summary.PaperRecordedBy = work.Actor.Name;
        var college = await work
            .Db.CollegeSubmissions.Where(s => s.Id == summary.SubmissionId)
            .Select(s => s.College)
            .FirstAsync(ct);
        work.Record(new PaperArrived(college, summary.Round, Way, number));
        return default(Done);
    }
}

using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>As what a signed summary is taken.</summary>
public enum PrintForm
{
    Pdf,
    Xlsx,
}

[Words(
    "取用{college}第 {round} 次汇总表({form}), 含证件号码原文",
    "Summary {round} of {college} was taken as {form}, document numbers in clear"
)]
public sealed record SummaryPrinted(string College, int Round, PrintForm Form) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>
/// Notes that somebody takes a signed summary, which states document numbers in clear (SEC-2). Run once the file is made and before
/// it is handed out.
/// </summary>
[AfterSealing("It reads.")]
[Operation("summary.print", Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed record PrintSummary(string CampaignId, string College, int Round, PrintForm Form) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var own = work.Actor.Scopes(Role.CollegeSecretary).Concat(work.Actor.Scopes(Role.CollegeLeader));
        var exists = await work.Db.CollegeSubmissions.AnyAsync(
            s => s.CampaignId == CampaignId && s.College == College && s.Signed.Any(r => r.Round == Round),
            ct
        );
        if (!exists || (!work.Actor.Is(Role.Registrar) && !own.Contains(College, StringComparer.Ordinal)))
        {
            return Failure.NotFound();
        }

        work.Record(new SummaryPrinted(College, Round, Form));
        return default(Done);
    }
}

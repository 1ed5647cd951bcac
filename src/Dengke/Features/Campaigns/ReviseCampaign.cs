using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

[Words("批次 {campaign} 修订为第 {revision} 版: {changes}", "Campaign {campaign} revised to number {revision}: {changes}")]
public sealed record CampaignRevised(string Campaign, int Revision, IReadOnlyList<string> Changes) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>
/// Writes a campaign's next revision, and compares the sources anew by its rules. The file keeps the campaign's id
/// (<c>campaign_renamed</c>). A file that says the same is no new revision (<c>unchanged</c>).
/// </summary>
/// <param name="Yaml">The whole file, kept as given, comments included.</param>
/// <param name="Version">The campaign's version that the registrar saw.</param>
/// <returns>The number of the revision.</returns>
[Api("Saves the campaign's settings, YAML, as a new revision.", LongestBody = 8 << 20)]
[Operation("campaign.revise", Role.Registrar)]
public sealed record ReviseCampaign(string CampaignId, string Yaml, int Version) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var row = await work.Db.Campaigns.FirstOrDefaultAsync(c => c.Id == CampaignId, ct);
        if (row is null)
        {
            return Failure.NotFound($"没有批次“{CampaignId}”。", $"There is no campaign {CampaignId}.");
        }

        var read = CampaignYaml.Read(Yaml);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var campaign = read.Value;
        if (campaign.Id != CampaignId)
        {
            return Failure.Refused(
                "campaign_renamed",
                $"批次编号应为“{CampaignId}”, 不能改为“{campaign.Id}”; 新的批次请用“复制到下一年”。",
                $"The campaign's id is {CampaignId} and cannot become {campaign.Id}; for a new one use “Copy for next year”."
            );
        }

        var before = (await StoredCampaign.Load(work.Db, CampaignId, ct)).Value;
        if (campaign == before)
        {
            return Failure.Refused("unchanged", "内容没有变化, 未产生新版本。", "Nothing has changed; there is no new revision.");
        }

        work.Expect(row, Version);
        row.Revision++;
        row.Title = campaign.Title;
        work.Db.CampaignRevisions.Add(CreateCampaign.Revision(work, row.Id, row.Revision, Yaml));
        work.Record(new CampaignRevised(row.Id, row.Revision, [.. CampaignDiff.Between(before, campaign).Select(c => c.Words)]));
        var reconciled = await ReconcileSources.Run(work, campaign, ct);
        return reconciled.Then<int>(_ => row.Revision);
    }
}

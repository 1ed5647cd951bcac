using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

[Words("由批次 {from} 复制出批次 {campaign}", "Campaign {campaign} copied from {from}")]
public sealed record CampaignCopied(string From, string Campaign) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>What copying has made, and what has to be filled in afresh.</summary>
public sealed record CopiedCampaign(string Id, IReadOnlyList<string> ToDo);

/// <summary>Makes next year's campaign from this one (CAM-6). Refused with <c>campaign_exists</c> where there is one already.</summary>
[AfterSealing("It makes another campaign.")]
[Api("Makes the next campaign out of this one.")]
[Operation("campaign.copy", Role.Registrar)]
public sealed record CopyCampaign(string CampaignId) : Command<CopiedCampaign>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<CopiedCampaign>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var (campaign, todo) = CampaignCopy.ForNextYear(loaded.Value);
        if (await work.Db.Campaigns.AnyAsync(c => c.Id == campaign.Id, ct))
        {
            return Failure.Refused(
                "campaign_exists",
                $"批次“{campaign.Id}”已经存在。",
                $"There is a campaign {campaign.Id} already."
            );
        }

        work.Db.Campaigns.Add(
            new CampaignRow
            {
                Id = campaign.Id,
                Title = campaign.Title,
                Revision = 1,
                CreatedAt = work.Now,
            }
        );
        work.Db.CampaignRevisions.Add(CreateCampaign.Revision(work, campaign.Id, 1, CampaignYaml.Write(campaign)));
        work.Record(new CampaignCopied(CampaignId, campaign.Id));
        return new CopiedCampaign(campaign.Id, [.. todo.Select(t => t.Message)]);
    }
}

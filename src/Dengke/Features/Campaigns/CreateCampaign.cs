using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

[Words("创建批次 {campaign}({title})", "Campaign {campaign} ({title}) created")]
public sealed record CampaignCreated(string Campaign, string Title) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>Makes a campaign from its file. Refused with <c>campaign_exists</c> where the id is taken; a bad file comes back with all its problems.</summary>
/// <returns>The campaign's id.</returns>
[Api("Begins a campaign from its settings, YAML.", LongestBody = 8 << 20)]
[Operation("campaign.create", Role.Registrar)]
public sealed record CreateCampaign(string Yaml) : Command<string>
{
    public override async Task<Outcome<string>> Handle(Work work, CancellationToken ct)
    {
        var read = CampaignYaml.Read(Yaml);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var campaign = read.Value;
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
        work.Db.CampaignRevisions.Add(Revision(work, campaign.Id, 1, Yaml));
        work.Record(new CampaignCreated(campaign.Id, campaign.Title));
        return campaign.Id;
    }

    internal static CampaignRevision Revision(Work work, string campaign, int number, string yaml) =>
        new()
        {
            Id = work.NewId(),
            CampaignId = campaign,
            Number = number,
            Yaml = yaml,
            ChangedBy = work.Actor.Name,
            CreatedAt = work.Now,
        };
}

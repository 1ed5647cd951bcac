using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared;

/// <summary>A page of one campaign, named in its route.</summary>
public abstract class CampaignPage : DengkePage
{
    public CampaignRow Campaign { get; private set; } = null!;

    /// <summary>Loads the campaign of the route; the answer to give where there is none, else null.</summary>
    protected async Task<IActionResult?> LoadCampaign()
    {
        var id = RouteData.Values["campaign"] as string;
        var row = await Db.Campaigns.FirstOrDefaultAsync(c => c.Id == id);
        if (row is null)
        {
            return NotFound();
        }

        Campaign = row;
        return null;
    }
}

/// <summary>What the two sources are called on pages.</summary>
public static class SourceNames
{
    public static string Of(Source source, DengkePage page) =>
        source == Source.Registry ? page.T("学信网", "Registry") : page.T("教务系统", "Academic system");
}

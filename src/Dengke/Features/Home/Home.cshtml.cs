using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Home;

/// <summary>Leads each role to where its work is; those without work yet see when it begins.</summary>
[Allow]
public sealed class HomeModel : DengkePage
{
    public IReadOnlyList<(string Venue, string When)> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var campaign = await CurrentCampaign.Of(HttpContext, Db);
        var target = Target(campaign?.Id);
        if (target is not null)
        {
            return LocalRedirect(target);
        }

        if (campaign is not null)
        {
            var loaded = (await StoredCampaign.Load(Db, campaign.Id, HttpContext.RequestAborted)).Value;
            Sessions =
            [
                .. loaded.Phases.Sessions.Select(s =>
                    (loaded.Venues.First(v => v.Id == s.Venue).Name, T(s.Window.Describe(), s.Window.DescribeInEnglish()))
                ),
            ];
        }

        return Page();
    }

    private string? Target(string? campaign) =>
        Actor switch
        {
            _ when Actor.Is(Role.Student) => "/me",
            _ when Actor.Is(Role.Administrator) => "/accounts",
            _ when Actor.Is(Role.Auditor) => "/audit",
            _ when Actor.Is(Role.Registrar) => campaign is null ? "/campaigns" : $"/campaigns/{campaign}",
            _ when campaign is not null && Actor.IsAny(Role.CollegeSecretary, Role.CollegeLeader) =>
                $"/campaigns/{campaign}/colleges",
            _ when campaign is not null && Actor.Is(Role.PhotoOperator) => $"/campaigns/{campaign}/sessions",
            _ when campaign is not null && Actor.Is(Role.Counselor) => $"/campaigns/{campaign}/register",
            _ => null,
        };
}

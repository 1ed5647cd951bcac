using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Colleges;

/// <summary>A page of one college, named in its route: for its secretary and leader, and for the registrar to read.</summary>
public abstract class CollegePage : CampaignPage
{
    public string College { get; private set; } = "";

    /// <summary>The campaign as its file says.</summary>
    public Campaign Settings { get; private set; } = null!;

    public bool IsSecretary => Holds(Role.CollegeSecretary);

    public bool IsLeader => Holds(Role.CollegeLeader);

    /// <summary>The college's page.</summary>
    public string Address => AddressOf(Campaign.Id, College);

    public DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    protected Vault Vault => HttpContext.RequestServices.GetRequiredService<Vault>();

    public static string AddressOf(string campaign, string college) =>
        $"/campaigns/{campaign}/colleges/{Uri.EscapeDataString(college)}";

    /// <summary>Loads campaign and college of the route; the answer to give where the reader has nothing to do with it, else null.</summary>
    protected async Task<IActionResult?> LoadCollege()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Settings = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value;
        // Routing decodes every escaped character of a segment but the slash.
        College = (RouteData.Values["college"] as string ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var may = Actor.Is(Role.Registrar) || IsSecretary || IsLeader;
        return may && Settings.Colleges.Any(c => c.Name == College) ? null : NotFound();
    }

    private bool Holds(Role role) => Actor.Scopes(role).Contains(College, StringComparer.Ordinal);
}

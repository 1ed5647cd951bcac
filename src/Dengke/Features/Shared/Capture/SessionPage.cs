using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Shared.Capture;

/// <summary>A page of one capture session of a campaign, both named in its route.</summary>
public abstract class SessionPage(TimeProvider clock) : CampaignPage
{
    public Campaign Plan { get; private set; } = null!;

    public CaptureSession Session { get; private set; } = null!;

    public Venue? Venue => Plan.Venues.FirstOrDefault(v => v.Id == Session.Venue);

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>What the session is called on pages: day and venue.</summary>
    public string Title => $"{Day} {PlaceName}";

    public string Day =>
        InEnglish ? $"{Session.Window.Opens:ddd d MMM}" : ChinaTime.Describe(DateOnly.FromDateTime(Session.Window.Opens));

    public string PlaceName => Venue is { } venue ? T(venue.Name, venue.English ?? venue.Name) : Session.Venue;

    /// <summary>The session's own address; its pages lie below it.</summary>
    public string Root => $"/campaigns/{Campaign.Id}/sessions/{Session.Id}";

    /// <summary>Loads campaign and session of the route; the answer to give where there is none, else null.</summary>
    protected async Task<IActionResult?> LoadSession()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Plan = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value;
        var id = RouteData.Values["session"] as string;
        if (Plan.Phases.Sessions.FirstOrDefault(s => s.Id == id) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        return null;
    }

    /// <summary>10:15, in China.</summary>
    public static string Clock(DateTimeOffset at) => $"{ChinaTime.ToLocal(at):HH:mm}";
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Stations;

/// <summary>A page about stations and what they hand over.</summary>
public abstract class HandoffPage(TimeProvider clock) : CampaignPage
{
    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string Root => $"/campaigns/{Campaign.Id}/handoff";

    protected CancellationToken Stopping => HttpContext.RequestAborted;

    /// <summary>The answer to give where there is no such campaign, else null.</summary>
    protected async Task<IActionResult?> LoadPlan()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Plan = (await StoredCampaign.Load(Db, Campaign.Id, Stopping)).Value;
        return null;
    }

    /// <summary>What a session is called: day and venue; its id where the campaign has none of that id.</summary>
    public string SessionName(string id) =>
        id == Data.CapturedPhoto.MakeUp ? T("补采点", "Studio")
        : Plan.Phases.Sessions.FirstOrDefault(s => s.Id == id) is { } session
            ? T(
                $"{ChinaTime.Describe(DateOnly.FromDateTime(session.Window.Opens))} {SlotWords.PlaceOf(Plan, id)}",
                $"{session.Window.Opens:ddd d MMM} {SlotWords.VenueOf(Plan, id)?.EnglishOrName ?? session.Venue}"
            )
        : id.Length == 0 ? "—"
        : id;

    /// <summary>The style class of a state's mark.</summary>
    public static string ClassOf(ReceivedState state) =>
        state switch
        {
            ReceivedState.Matched => "state-passed",
            ReceivedState.SetAside => "state-amend",
            _ => "state-todo",
        };
}

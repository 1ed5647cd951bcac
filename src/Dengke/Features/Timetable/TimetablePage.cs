using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Timetable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>A page about the capture timetable.</summary>
public abstract class TimetablePage(TimeProvider clock) : CampaignPage
{
    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string Root => $"/campaigns/{Campaign.Id}/timetable";

    /// <summary>The draft, where there is one.</summary>
    public TimetableVersion? Draft { get; private set; }

    /// <summary>The version that holds; null before the first was published.</summary>
    public TimetableVersion? Published { get; private set; }

    public IReadOnlyList<PlanSession> Sessions => PlanInput.Sessions(Plan);

    public string NameOf(CaptureSession session)
    {
        var venue = Plan.Venues.FirstOrDefault(v => v.Id == session.Venue);
        return InEnglish
            ? $"{session.Window.Opens:ddd d MMM} {venue?.English ?? venue?.Name}"
            : $"{ChinaTime.Describe(DateOnly.FromDateTime(session.Window.Opens))} {venue?.Campus}{venue?.Name}";
    }

    protected async Task<IActionResult?> LoadTimetable()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Campaign.Id, HttpContext.RequestAborted);
        Plan = (await StoredCampaign.Load(Db, id, ct)).Value;
        var versions = Db.Timetables.Include(t => t.Placements).Where(t => t.CampaignId == id);
        Draft = await versions.FirstOrDefaultAsync(t => t.State == TimetableState.Draft, ct);
        Published = await versions.FirstOrDefaultAsync(t => t.State == TimetableState.Published, ct);
        return null;
    }
}

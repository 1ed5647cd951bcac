using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>A page about the sealing of a campaign.</summary>
public abstract class SealPage(TimeProvider clock) : CampaignPage
{
    public Campaign Plan { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Null until the campaign is sealed.</summary>
    public CampaignSeal? Seal { get; private set; }

    public string Root => $"/campaigns/{Campaign.Id}/seal";

    protected CancellationToken Stopping => HttpContext.RequestAborted;

    /// <summary>The answer to give where there is no such campaign, else null.</summary>
    protected async Task<IActionResult?> LoadSeal()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Plan = (await StoredCampaign.Load(Db, Campaign.Id, Stopping)).Value;
        Seal = await Db.CampaignSeals.FirstOrDefaultAsync(s => s.CampaignId == Campaign.Id, Stopping);
        return null;
    }

    /// <summary>Who or what is open: a student, a college, a shot; a phase in the reader's language.</summary>
    public string NameOf(OpenItem item) =>
        item.Kind == OpenKind.PhaseOpen && Enum.Parse<Phase>(item.Subject) is var phase
            ? T(phase.Name(), phase.EnglishName())
            : item.Who;

    /// <summary>What is wrong with an input, by its name; null where nothing is.</summary>
    public string? ErrorOf(string key) =>
        ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0
            ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage))
            : null;
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Hall;

/// <summary>A page from which the hall is run.</summary>
public abstract class HallPage(TimeProvider clock) : SessionPage(clock)
{
    public HallView View { get; private set; } = null!;

    public bool IsVendor => Session.Mode == CaptureMode.Vendor;

    public string WaitText => View.Wait is { } wait ? T($"约 {wait} 分钟", $"about {wait} min") : "–";

    protected async Task<IActionResult?> LoadHall()
    {
        if (await LoadSession() is { } missing)
        {
            return missing;
        }

        await LoadView();
        return null;
    }

    /// <summary>Reads the hall anew, after an act.</summary>
    protected async Task LoadView() => View = await HallView.Load(Db, Campaign.Id, Session, Now, HttpContext.RequestAborted);

    /// <summary>Shows what came of an act: the page again, or its failure.</summary>
    protected async Task<IActionResult> After<T>(Outcome<T> outcome, string back, string? said = null)
    {
        if (outcome.IsOk)
        {
            if (said is not null)
            {
                Say(said);
            }

            return LocalRedirect(back);
        }

        await LoadView();
        return Show(outcome.Failure!);
    }
}

using Dengke.Photos;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Station.Pages;

/// <summary>The shot on the screen, from memory; nobody's browser keeps it.</summary>
public sealed class PictureModel(IServiceProvider services) : StationPage
{
    private const int Side = 900;

    /// <param name="number">The attempt, so that a screen never shows one for another.</param>
    public IActionResult OnGet(int number)
    {
        if (services.GetRequiredService<Booth>().Shown is not { } shown || shown.Number != number)
        {
            return NotFound();
        }

        // Copied, since it may be wiped while it is sent.
        var picture = shown.Portrait is { } portrait ? [.. portrait] : PhotoChecker.Thumbnail(shown.Frame, Side);
        return picture is null ? NotFound() : File(picture, "image/jpeg");
    }
}

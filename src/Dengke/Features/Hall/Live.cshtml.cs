using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Platform.Live;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Hall;

/// <summary>The hall's news for its desks and its wall board.</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class LiveModel(TimeProvider clock, HallFeed feed) : SessionPage(clock)
{
    public async Task<IActionResult> OnGet()
    {
        if (await LoadSession() is { } missing)
        {
            return missing;
        }

        await LiveAnswer.Stream(HttpContext, feed, Campaign.Id, Session.Id);
        return new EmptyResult();
    }
}

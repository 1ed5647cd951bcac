using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>
/// The link in a message: leads through sign-in to what the message is about, and marks it as opened. It lets nobody in:
/// anybody but the addressee comes to their own messages.
/// </summary>
[Allow]
public sealed class FollowModel : DengkePage
{
    public async Task<IActionResult> OnGet(string token)
    {
        var ct = HttpContext.RequestAborted;
        var delivery = await Db.MessageDeliveries.FirstOrDefaultAsync(d => d.Token == token, ct);
        var message = delivery is null ? null : await Db.InboxMessages.FirstOrDefaultAsync(m => m.Id == delivery.MessageId, ct);
        if (message is null || !await MessageOwner.Owns(Db, Actor, message, ct))
        {
            return LocalRedirect("/inbox");
        }

        if (delivery!.OpenedAt is null)
        {
            // Refused where it was opened in another window meanwhile.
            _ = await Run(new OpenMessage(delivery.Id));
        }

        return LocalRedirect(message.Link);
    }
}

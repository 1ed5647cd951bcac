using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Live;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Slots;

/// <summary>The news of the hall in which the student's slot is.</summary>
[Allow(Role.Student)]
public sealed class MyLiveModel(HallFeed feed) : DengkePage
{
    public async Task<IActionResult> OnGet()
    {
        var slot = await (
            from student in Db.Students.OwnedBy(Actor)
            join own in Db.StudentSlots on student.Id equals own.StudentId
            orderby student.CampaignId descending
            select new { own.CampaignId, own.Slot!.SessionId }
        ).FirstOrDefaultAsync(HttpContext.RequestAborted);
        if (slot is null)
        {
            // By this a browser knows not to connect again.
            return new NoContentResult();
        }

        await LiveAnswer.Stream(HttpContext, feed, slot.CampaignId, slot.SessionId);
        return new EmptyResult();
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Mine;

/// <summary>A page of the signed-in student's own: nobody else's record can be reached from it.</summary>
public abstract class MyPage(TimeProvider clock) : DengkePage
{
    public Student Student { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Window Confirmation => Campaign.Phases.Confirmation;

    /// <summary>Loads the student's newest campaign; the answer to give where there is none, else null.</summary>
    protected async Task<IActionResult?> LoadStudent()
    {
        var numbers = Actor.Scopes(Role.Student).ToArray();
        var student = await Db
            .Students.Where(s => numbers.Contains(s.StudentNo))
            .OrderByDescending(s => s.CampaignId)
            .FirstOrDefaultAsync();
        if (student is null)
        {
            return NotFound();
        }

        Student = student;
        Campaign = (await StoredCampaign.Load(Db, student.CampaignId, HttpContext.RequestAborted)).Value;
        return null;
    }
}

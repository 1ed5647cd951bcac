using Dengke.Data;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Features.Counselors;

/// <summary>A page about the counselor's own students in one campaign.</summary>
public abstract class RegisterPage(TimeProvider clock) : CampaignPage
{
    private static readonly string[] OfTheList = ["state", "unreached", "q", "class", "sort", "page"];

    public Domain.Campaigns.Campaign Plan { get; private set; } = null!;

    public ConfirmationEnd End { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Makes a second press of the same button answer as the first.</summary>
    public Guid FormKey() => Guid.CreateVersion7(Now);

    public string Root => $"/campaigns/{Campaign.Id}/register";

    /// <summary>The list as it was filtered where the reader came from.</summary>
    public string ListUrl => WithFilter(Root);

    /// <summary>The reader's own students who graduate now.</summary>
    protected IQueryable<Student> Own => Db.Students.Where(s => s.CampaignId == Campaign.Id && s.InCohort).CounseledBy(Actor);

    /// <summary>An address that keeps the list's filter.</summary>
    public string WithFilter(string path) =>
        QueryHelpers.AddQueryString(
            path,
            Request
                .Query.Where(q => OfTheList.Contains(q.Key))
                .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()))
        );

    /// <summary>Loads campaign, plan and ends; the answer to give where there is none, else null.</summary>
    protected async Task<IActionResult?> LoadPlan()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        End = await ConfirmationEnd.Load(Db, Plan, Now, ct);
        return null;
    }
}

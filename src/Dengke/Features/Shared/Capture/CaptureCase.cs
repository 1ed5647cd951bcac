using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Capture;

/// <summary>A campaign and one of its graduates, as an act about the portrait needs them; the student is tracked.</summary>
public sealed record CaptureCase(Campaign Campaign, Student Student)
{
    /// <param name="reach">Narrows the students to those that the actor may act on.</param>
    /// <returns>The case; <c>not_found</c> for whoever is out of reach, <c>not_in_cohort</c> for who does not graduate now.</returns>
    public static async Task<Outcome<CaptureCase>> Load(
        Work work,
        string campaignId,
        Guid studentId,
        Func<IQueryable<Student>, IQueryable<Student>> reach,
        CancellationToken ct
    )
    {
        var campaign = await StoredCampaign.Load(work.Db, campaignId, ct);
        if (campaign.Failure is { } missing)
        {
            return missing;
        }

        var student = await reach(work.Db.Students.Where(s => s.CampaignId == campaignId && s.Id == studentId))
            .FirstOrDefaultAsync(ct);
        return student switch
        {
            null => Failure.NotFound(),
            { InCohort: false } => Failure.Refused(
                "not_in_cohort",
                "不在本批次范围内, 无需采集。",
                "Not in this campaign; no portrait is needed."
            ),
            _ => new CaptureCase(campaign.Value, student),
        };
    }

    /// <summary>The student's own.</summary>
    public static Task<Outcome<CaptureCase>> OfOwner(Work work, string campaign, Guid student, CancellationToken ct) =>
        Load(work, campaign, student, s => s.OwnedBy(work.Actor), ct);

    /// <summary>Any of the campaign's, for whoever acts on all.</summary>
    public static Task<Outcome<CaptureCase>> OfAnyone(Work work, string campaign, Guid student, CancellationToken ct) =>
        Load(work, campaign, student, s => s, ct);
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>One college's submission with its campaign, as an act on it needs them; tracked.</summary>
internal sealed record CollegeCase(Campaign Campaign, CollegeSubmission Submission)
{
    /// <param name="roles">Held for this very college: the registrar reads, but does not act in a college's place.</param>
    /// <returns>The case, made on first use; <c>not_found</c> where the actor holds none of the roles for that college.</returns>
    public static async Task<Outcome<CollegeCase>> Load(
        Work work,
        string campaignId,
        string college,
        IReadOnlyList<Role> roles,
        CancellationToken ct
    )
    {
        var campaign = await StoredCampaign.Load(work.Db, campaignId, ct);
        if (campaign.Failure is { } missing)
        {
            return missing;
        }

        if (
            !roles.Any(r => work.Actor.Scopes(r).Contains(college, StringComparer.Ordinal))
            || campaign.Value.Colleges.All(c => c.Name != college)
        )
        {
            return Failure.NotFound();
        }

        var submission = await work.Db.CollegeSubmissions.FirstOrDefaultAsync(
            s => s.CampaignId == campaignId && s.College == college,
            ct
        );
        if (submission is null)
        {
            submission = new CollegeSubmission
            {
                Id = work.NewId(),
                CampaignId = campaignId,
                College = college,
            };
            work.Db.CollegeSubmissions.Add(submission);
        }

        return new CollegeCase(campaign.Value, submission);
    }

    public Task<Outcome<Timeliness>> Admit(Work work, CancellationToken ct) =>
        Deadlines.Admit(work.Db, Campaign, Phase.CollegeSubmission, Submission.College, work.Now, ct);

    /// <summary>The college's students of this campaign in that state, with their confirmations tracked.</summary>
    public Task<List<Student>> StudentsIn(Work work, ConfirmationState state, CancellationToken ct) =>
        work
            .Db.Students.Include(s => s.Confirmation)
            .Where(s => s.CampaignId == Campaign.Id && s.College == Submission.College && s.InCohort)
            .Where(s => s.Confirmation != null && s.Confirmation.State == state)
            .ToListAsync(ct);
}

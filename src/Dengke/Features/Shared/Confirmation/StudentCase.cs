using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>One student with campaign and confirmation, as an act on them needs them; student and confirmation are tracked.</summary>
public sealed record StudentCase(Campaign Campaign, Student Student, StudentConfirmation Confirmation)
{
    /// <param name="reach">Narrows the students to those that the actor may act on.</param>
    /// <returns>The case; <c>not_found</c> for whoever is out of reach, <c>not_in_cohort</c> for who does not graduate now.</returns>
    public static async Task<Outcome<StudentCase>> Load(
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
            .Include(s => s.Confirmation)
            .FirstOrDefaultAsync(ct);
        if (student is null)
        {
            return Failure.NotFound();
        }

        return student.InCohort
            ? new StudentCase(campaign.Value, student, ConfirmationSteps.Of(work, student))
            : Failure.Refused(
                "not_in_cohort",
                "该生不在本批次范围内, 无需确认。",
                "This student is not in the campaign's cohort; there is nothing to confirm."
            );
    }

    /// <summary>The student's own record alone, while the confirmation is open for them.</summary>
    public static Task<Outcome<StudentCase>> AdmittedOfOwner(Work work, string campaign, Guid student, CancellationToken ct) =>
        Admitted(work, Load(work, campaign, student, s => s.OwnedBy(work.Actor), ct), ct);

    /// <summary>A student of the counselor's own classes.</summary>
    public static Task<Outcome<StudentCase>> OfCounselor(Work work, string campaign, Guid student, CancellationToken ct) =>
        Load(work, campaign, student, s => s.CounseledBy(work.Actor), ct);

    /// <summary>A student of the counselor's own classes, while the confirmation is open for them.</summary>
    public static Task<Outcome<StudentCase>> AdmittedOfCounselor(
        Work work,
        string campaign,
        Guid student,
        CancellationToken ct
    ) => Admitted(work, OfCounselor(work, campaign, student, ct), ct);

    /// <summary>The student's own record, or one of the counselor's own classes, while the confirmation is open for the student.</summary>
    public static Task<Outcome<StudentCase>> AdmittedOfOwnerOrCounselor(
        Work work,
        string campaign,
        Guid student,
        CancellationToken ct
    ) =>
        work.Actor.Is(Role.Counselor)
            ? AdmittedOfCounselor(work, campaign, student, ct)
            : AdmittedOfOwner(work, campaign, student, ct);

    /// <summary>Whether the confirmation is open for the student now; a late act is marked on the confirmation.</summary>
    public async Task<Outcome<Timeliness>> Admit(Work work, CancellationToken ct)
    {
        var admitted = await Deadlines.Admit(work.Db, Campaign, Phase.Confirmation, Student, work.Now, ct);
        if (admitted.IsOk && admitted.Value == Timeliness.Late)
        {
            Confirmation.Late = true;
        }

        return admitted;
    }

    /// <summary>
    /// Counts an act on the student's corrections as a change of the confirmation: of two at the same time one is refused, and a
    /// declaration made from an older page is a stale one.
    /// </summary>
    public void Touch(Work work)
    {
        var entry = work.Db.Entry(Confirmation);
        entry.State = entry.State == EntityState.Unchanged ? EntityState.Modified : entry.State;
    }

    /// <summary>The student's corrections that still stand, with their evidence; tracked.</summary>
    public Task<List<Correction>> OpenCorrections(Work work, CancellationToken ct) =>
        work
            .Db.Corrections.Include(c => c.Evidence)
            .Where(c => c.StudentId == Student.Id && Open.Contains(c.State))
            .OrderBy(c => c.AskedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);

    private static async Task<Outcome<StudentCase>> Admitted(Work work, Task<Outcome<StudentCase>> loading, CancellationToken ct)
    {
        var found = await loading;
        if (!found.IsOk)
        {
            return found;
        }

        var admitted = await found.Value.Admit(work, ct);
        return admitted.IsOk ? found : admitted.Failure!;
    }

    private static readonly CorrectionState[] Open = [.. Enum.GetValues<CorrectionState>().Where(s => s.IsOpen())];
}

using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>A college's submission with its newest signed round, as the registrar acts on it; tracked.</summary>
internal sealed record SubmissionCase(CollegeSubmission Submission, SignedSummary Newest)
{
    /// <returns>The case; <c>not_found</c> where the college has never signed.</returns>
    public static async Task<Outcome<SubmissionCase>> Load(Work work, string campaign, string college, CancellationToken ct)
    {
        var submission = await work
            .Db.CollegeSubmissions.Include(s => s.Signed)
            .FirstOrDefaultAsync(s => s.CampaignId == campaign && s.College == college, ct);
        return submission?.Signed.MaxBy(s => s.Round) is { } newest
            ? new SubmissionCase(submission, newest)
            : Failure.NotFound("该学院还没有提交过汇总表。", "This college has not submitted a summary.");
    }

    /// <summary>The students of the newest round, with their confirmations tracked.</summary>
    public Task<List<Student>> Students(Work work, CancellationToken ct) =>
        work
            .Db.Students.Include(s => s.Confirmation)
            .Where(s => s.CampaignId == Submission.CampaignId && s.College == Submission.College && s.InCohort)
            .Where(s =>
                s.Confirmation != null
                && s.Confirmation.State == ConfirmationState.Submitted
                && s.Confirmation.SummaryRound == Newest.Round
            )
            .ToListAsync(ct);

    public static Task<List<Correction>> CorrectionsOf(Work work, IReadOnlyCollection<Student> students, CancellationToken ct)
    {
        var ids = students.Select(s => s.Id).ToList();
        return work.Db.Corrections.Where(c => ids.Contains(c.StudentId) && c.State != CorrectionState.Withdrawn).ToListAsync(ct);
    }
}

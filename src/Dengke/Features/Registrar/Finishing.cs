using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>A student is done with the last decision, once the summary that they are in is accepted.</summary>
internal static class Finishing
{
    public static async Task<Outcome<Done>> Finish(Work work, Student student, CancellationToken ct)
    {
        await work.Flush(ct);
        var confirmation = await work.Db.StudentConfirmations.FirstOrDefaultAsync(c => c.StudentId == student.Id, ct);
        if (confirmation?.State != ConfirmationState.Submitted || await HasUndecided(work, student, ct))
        {
            return default(Done);
        }

        var accepted = await work.Db.SignedSummaries.AnyAsync(
            s =>
                s.CampaignId == student.CampaignId
                && s.Round == confirmation.SummaryRound
                && s.AcceptedAt != null
                && work.Db.CollegeSubmissions.Any(c => c.Id == s.SubmissionId && c.College == student.College),
            ct
        );
        if (!accepted)
        {
            return default(Done);
        }

        confirmation.FinishedAt = work.Now;
        return confirmation.Step(ConfirmationTrigger.Finish);
    }

    private static async Task<bool> HasUndecided(Work work, Student student, CancellationToken ct) =>
        (await work.Db.Corrections.Where(c => c.StudentId == student.Id).ToListAsync(ct)).Exists(c => c.State.IsOpen());
}

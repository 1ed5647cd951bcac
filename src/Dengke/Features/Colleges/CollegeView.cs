using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>One college as its page shows it.</summary>
/// <param name="Submission">A new one, not stored, for a college that has never closed its summary.</param>
/// <param name="Rounds">The signed rounds, newest first.</param>
/// <param name="Sheet">The summary that is shown: that of <paramref name="SheetRound"/>.</param>
/// <param name="SheetRound">The number of the round that the shown summary is, or will be.</param>
/// <param name="Signature">Its signature; null while it is still assembling or waits to be signed.</param>
/// <param name="Classes">The college's classes.</param>
/// <param name="Waiting">Registered students who are in no summary yet.</param>
/// <param name="Due">When the submission ends, extensions taken in.</param>
public sealed record CollegeView(
    CollegeSubmission Submission,
    IReadOnlyList<SignedSummary> Rounds,
    SummaryRows Sheet,
    int SheetRound,
    SignedSummary? Signature,
    IReadOnlyList<ClassView> Classes,
    int Waiting,
    DateTimeOffset Due
)
{
    public int Total => Classes.Sum(c => c.Total);

    public int Missing => Classes.Sum(c => c.Missing.Count);

    /// <summary>The registrar has returned the newest round, and no other has been signed since.</summary>
    public bool IsReturned => Submission.State == SubmissionState.Open && Rounds is [{ ReturnedAt: not null }, ..];

    /// <summary>逾期: the deadline has passed and nothing that stands has been submitted (CON-6).</summary>
    public bool IsOverdue(DateTimeOffset now) => now >= Due && Rounds.All(r => r.ReturnedAt is not null);

    /// <summary>Students were registered after the last summary was accepted: they make a supplement.</summary>
    public bool IsSupplement => Submission.State == SubmissionState.Accepted && Waiting > 0;

    public bool CanClose => Submission.State == SubmissionState.Open || IsSupplement;

    public static async Task<CollegeView> Load(DengkeDb db, Vault vault, Campaign campaign, string college, CancellationToken ct)
    {
        var submission =
            await db
                .CollegeSubmissions.AsNoTracking()
                .Include(s => s.Signed)
                .FirstOrDefaultAsync(s => s.CampaignId == campaign.Id && s.College == college, ct)
            ?? new CollegeSubmission { CampaignId = campaign.Id, College = college };
        var rounds = submission.Signed.OrderByDescending(s => s.Round).ToList();
        var (classes, waiting) = await ClassView.Load(db, campaign, college, ct);
        var view = new CollegeView(
            submission,
            rounds,
            new SummaryRows([], []),
            submission.Round,
            null,
            classes,
            waiting,
            await Deadlines.EndFor(db, campaign, Phase.CollegeSubmission, college, ct)
        );
        if (submission.State is SubmissionState.Submitted or SubmissionState.Accepted && !view.IsSupplement)
        {
            return view with { Sheet = SignedSheet.Open(submission, rounds[0], vault).Rows, Signature = rounds[0] };
        }

        var state =
            submission.State == SubmissionState.AwaitingSignature ? ConfirmationState.InSummary : ConfirmationState.Registered;
        return view with
        {
            Sheet = await SummaryRows.Load(db, vault, campaign, college, [state], ct),
            SheetRound = view.IsSupplement ? submission.Round + 1 : submission.Round,
        };
    }
}

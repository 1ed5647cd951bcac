using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>How far one college is: its students in the cohort by state, and its signed summaries.</summary>
/// <param name="Submission">Null for a college that has never closed a summary.</param>
/// <param name="Rounds">The signed rounds, newest first.</param>
/// <param name="Due">When its submission ends, extensions taken in.</param>
/// <param name="DeadlinePassed">Whether <paramref name="Due"/> has passed.</param>
public sealed record CollegeStanding(
    string College,
    IReadOnlyDictionary<ConfirmationState, int> Students,
    CollegeSubmission? Submission,
    IReadOnlyList<SignedRound> Rounds,
    DateTimeOffset Due,
    bool DeadlinePassed
)
{
    public SubmissionState State => Submission?.State ?? SubmissionState.Open;

    /// <summary>Which summary it is at, from 1.</summary>
    public int Round => Submission?.Round ?? 1;

    public int Version => Submission?.Version ?? 0;

    public int Total => Students.Values.Sum();

    /// <summary>Students whom no counselor has registered.</summary>
    public int Missing => Students.Where(s => !s.Key.IsRegistered()).Sum(s => s.Value);

    /// <summary>The newest round that was not returned; null where the college has nothing in hand with the registrar.</summary>
    public SignedRound? Standing => Rounds.FirstOrDefault(r => r.ReturnedAt is null);

    public bool HasSubmitted => Standing is not null;

    /// <summary>逾期: the deadline has passed and nothing is submitted.</summary>
    public bool IsOverdue => DeadlinePassed && !HasSubmitted;

    /// <summary>迟: what was submitted was signed after the campaign's own deadline.</summary>
    public bool IsLate => Standing?.Late == true;

    /// <summary>The registrar has returned the newest round, and no other has come.</summary>
    public bool IsReturned => State == SubmissionState.Open && Rounds.Count > 0 && Rounds[0].ReturnedAt is not null;

    public bool PaperAwaited => State == SubmissionState.Submitted && Standing?.PaperArrivedAt is null;

    public bool CanBeAccepted => State == SubmissionState.Submitted && Standing?.PaperArrivedAt is not null;

    /// <summary>The students along the way, for the bar: CSS class, words, count.</summary>
    public IReadOnlyList<ProgressSegment> Segments =>
        [
            new("is-todo", "未开始", "Not started", Of(ConfirmationState.NotStarted)),
            new("is-viewed", "已查看", "Viewed", Of(ConfirmationState.Viewed)),
            new("is-declared", "已确认", "Declared", Of(ConfirmationState.DeclaredCorrect, ConfirmationState.CorrectionAsked)),
            new("is-registered", "已登记", "Registered", Of(ConfirmationState.Registered, ConfirmationState.InSummary)),
            new("is-submitted", "已提交", "Submitted", Of(ConfirmationState.Submitted)),
            new("is-passed", "已通过", "Accepted", Of(ConfirmationState.Final)),
        ];

    private int Of(params ReadOnlySpan<ConfirmationState> states)
    {
        var sum = 0;
        foreach (var state in states)
        {
            sum += Students.GetValueOrDefault(state);
        }

        return sum;
    }

    /// <summary>Every college that has students in the cohort or is in the campaign's list and has signed, in the list's order.</summary>
    public static async Task<IReadOnlyList<CollegeStanding>> Load(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var counts = await db
            .Students.Where(s => s.CampaignId == campaign.Id && s.InCohort)
            .Select(s => new { s.College, State = (ConfirmationState?)s.Confirmation!.State })
            .GroupBy(s => new { s.College, s.State })
            .Select(g => new
            {
                g.Key.College,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var submissions = await db
            .CollegeSubmissions.AsNoTracking()
            .Where(s => s.CampaignId == campaign.Id)
            .ToDictionaryAsync(s => s.College, ct);
        var rounds = (await SignedRound.Load(db, campaign.Id, ct)).ToLookup(r => r.SubmissionId);
        var extensions = await db
            .WindowExtensions.Where(e => e.CampaignId == campaign.Id && e.Phase == Phase.CollegeSubmission && e.StudentId == null)
            .ToListAsync(ct);
        var order = campaign.Colleges.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        return
        [
            .. counts
                .Select(c => c.College)
                .Concat(submissions.Keys)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(c => order.GetValueOrDefault(c, int.MaxValue))
                .ThenBy(c => c, StringComparer.Ordinal)
                .Select(Standing),
        ];

        CollegeStanding Standing(string college)
        {
            var submission = submissions.GetValueOrDefault(college);
            var due = extensions
                .Where(e => e.College is null || e.College == college)
                .Select(e => e.Until)
                .Append(campaign.Phases.CollegeSubmission.ClosesAt)
                .Max();
            return new CollegeStanding(
                college,
                // A student without a row and one whose row says so have both not started.
                counts
                    .Where(c => c.College == college)
                    .GroupBy(c => c.State ?? ConfirmationState.NotStarted)
                    .ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
                submission,
                submission is null ? [] : [.. rounds[submission.Id].OrderByDescending(r => r.Round)],
                due,
                now >= due
            );
        }
    }
}

/// <summary>One part of a progress bar.</summary>
public sealed record ProgressSegment(string Mark, string Chinese, string English, int Count);

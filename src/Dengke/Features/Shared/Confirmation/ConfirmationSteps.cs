using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>Moves rows along their life cycles; what the tables do not have cannot happen.</summary>
public static class ConfirmationSteps
{
    /// <param name="student">Tracked, with the confirmation.</param>
    /// <returns>The student's confirmation, tracked; one that has not started is added.</returns>
    public static StudentConfirmation Of(Work work, Student student)
    {
        if (student.Confirmation is { } started)
        {
            return started;
        }

        var confirmation = new StudentConfirmation
        {
            StudentId = student.Id,
            CampaignId = student.CampaignId,
            Ticked = "",
        };
        work.Db.StudentConfirmations.Add(confirmation);
        return confirmation;
    }

    /// <summary>Takes a step; a reason on the way back is shown to whoever has to act next.</summary>
    public static Outcome<Done> Step(this StudentConfirmation confirmation, ConfirmationTrigger trigger, string? reason = null)
    {
        var next = ConfirmationLife.Cycle.Fire(confirmation.State, trigger, reason);
        if (next.Failure is { } failure)
        {
            return Explain(failure, ConfirmationWords.Of(confirmation.State));
        }

        confirmation.ReturnReason = next.Value < confirmation.State ? reason : null;
        confirmation.State = next.Value;
        return default(Done);
    }

    /// <inheritdoc cref="Step(StudentConfirmation, ConfirmationTrigger, string?)"/>
    public static Outcome<Done> Step(this Correction correction, CorrectionTrigger trigger, string? reason = null)
    {
        var next = CorrectionLife.Cycle.Fire(correction.State, trigger, reason);
        if (next.Failure is { } failure)
        {
            return Explain(failure, ConfirmationWords.Of(correction.State));
        }

        correction.State = next.Value;
        return default(Done);
    }

    /// <inheritdoc cref="Step(StudentConfirmation, ConfirmationTrigger, string?)"/>
    public static Outcome<Done> Step(this CollegeSubmission submission, SubmissionTrigger trigger, string? reason = null)
    {
        var next = SubmissionLife.Cycle.Fire(submission.State, trigger, reason);
        if (next.Failure is { } failure)
        {
            return Explain(failure, ConfirmationWords.Of(submission.State));
        }

        submission.ReturnReason = next.Value == SubmissionState.Open ? reason : null;
        submission.State = next.Value;
        return default(Done);
    }

    private static Failure Explain(Failure failure, (string Chinese, string English) state) =>
        failure.Code == "illegal_step"
            ? failure with
            {
                Message = $"现在的状态是“{state.Chinese}”, 不能再做这一步; 请刷新页面看最新情况。",
                English = $"It is “{state.English}” now, so this step is not possible; reload the page.",
            }
            : failure;
}

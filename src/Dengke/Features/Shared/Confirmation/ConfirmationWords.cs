using Dengke.Domain.Confirmation;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>The words for states, the same on every page.</summary>
public static class ConfirmationWords
{
    public static (string Chinese, string English) Of(ConfirmationState state) =>
        state switch
        {
            ConfirmationState.NotStarted => ("待办", "To do"),
            ConfirmationState.Viewed => ("待确认", "To be confirmed"),
            ConfirmationState.DeclaredCorrect => ("已确认", "Declared correct"),
            ConfirmationState.CorrectionAsked => ("需更正", "Correction asked"),
            ConfirmationState.Registered => ("已登记", "Registered"),
            ConfirmationState.InSummary => ("已汇总", "In the summary"),
            ConfirmationState.Submitted => ("已提交", "Submitted"),
            ConfirmationState.Final => ("已通过", "Accepted"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static (string Chinese, string English) Of(CorrectionState state) =>
        state switch
        {
            CorrectionState.Asked => ("已申请", "Asked for"),
            CorrectionState.Withdrawn => ("已撤回", "Withdrawn"),
            CorrectionState.Registered => ("已登记", "Registered"),
            CorrectionState.Submitted => ("待审", "To be decided"),
            CorrectionState.Forwarded => ("已上报", "Sent on"),
            CorrectionState.Applied => ("已更正", "Corrected"),
            CorrectionState.Refused => ("未通过", "Refused"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static (string Chinese, string English) Of(SubmissionState state) =>
        state switch
        {
            SubmissionState.Open => ("汇总中", "Assembling"),
            SubmissionState.AwaitingSignature => ("待签字", "To be signed"),
            SubmissionState.Submitted => ("已提交", "Submitted"),
            SubmissionState.Accepted => ("已接收", "Accepted"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}

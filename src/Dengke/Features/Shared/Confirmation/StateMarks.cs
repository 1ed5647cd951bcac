using Dengke.Domain.Confirmation;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>The CSS class by which a state has its colour and its sign, the same on every page.</summary>
public static class StateMarks
{
    public static string Of(ConfirmationState state) =>
        state switch
        {
            ConfirmationState.NotStarted => "state-todo",
            ConfirmationState.Viewed or ConfirmationState.DeclaredCorrect => "state-confirm",
            ConfirmationState.CorrectionAsked => "state-amend",
            ConfirmationState.Registered or ConfirmationState.InSummary => "state-registered",
            ConfirmationState.Submitted => "state-submitted",
            ConfirmationState.Final => "state-passed",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Of(CorrectionState state) =>
        state switch
        {
            CorrectionState.Asked => "state-amend",
            CorrectionState.Withdrawn => "state-todo",
            CorrectionState.Registered => "state-registered",
            CorrectionState.Submitted => "state-submitted",
            CorrectionState.Forwarded => "state-confirm",
            CorrectionState.Applied => "state-passed",
            CorrectionState.Refused => "state-returned",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Of(SubmissionState state) =>
        state switch
        {
            SubmissionState.Open => "state-todo",
            SubmissionState.AwaitingSignature => "state-confirm",
            SubmissionState.Submitted => "state-submitted",
            SubmissionState.Accepted => "state-passed",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}

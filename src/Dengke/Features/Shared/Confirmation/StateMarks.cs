using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Platform.Web;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>The style classes of state words: the same colour and sign for the same state on every page.</summary>
public static class StateMarks
{
    public static string Class(this ConfirmationState state) =>
        state switch
        {
            ConfirmationState.NotStarted => "state-todo",
            ConfirmationState.Viewed => "state-confirm",
            ConfirmationState.DeclaredCorrect => "state-declared",
            ConfirmationState.CorrectionAsked => "state-amend",
            ConfirmationState.Registered or ConfirmationState.InSummary => "state-registered",
            ConfirmationState.Submitted => "state-submitted",
            ConfirmationState.Final => "state-passed",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Class(this CorrectionState state) =>
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

    public static string Class(this SubmissionState state) =>
        state switch
        {
            SubmissionState.Open => "state-todo",
            SubmissionState.AwaitingSignature => "state-confirm",
            SubmissionState.Submitted => "state-submitted",
            SubmissionState.Accepted => "state-passed",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>The state's word in the reader's language.</summary>
    public static string Word(this CorrectionState state, DengkePage page)
    {
        var (chinese, english) = ConfirmationWords.Of(state);
        return page.T(chinese, english);
    }

    /// <summary>Who decides, as people say it.</summary>
    public static string Word(this RouteDecision route, DengkePage page) =>
        route switch
        {
            RouteDecision.School => page.T("学校(教务处)", "the university (registrar)"),
            RouteDecision.Province => page.T("省级教育行政部门", "the provincial education authority"),
            RouteDecision.PlaceOfOrigin => page.T("生源地省级招生考试机构", "the examination authority of the place of origin"),
            RouteDecision.Refused => page.T("不受理", "nobody: such a change is not accepted"),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };
}

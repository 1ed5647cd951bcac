using Dengke.Domain.Capture;

namespace Dengke.Features.Proofreading;

/// <summary>The style classes of state words: the same colour and sign for the same state on every page.</summary>
internal static class ReadingMarks
{
    public static string Class(this ReadingState state) =>
        state switch
        {
            ReadingState.Waiting => "state-confirm",
            ReadingState.Confirmed => "state-passed",
            ReadingState.Disputed => "state-amend",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Class(this CaseState state) => state == CaseState.Open ? "state-amend" : "state-passed";

    public static string Class(this IdentityState state) =>
        state switch
        {
            IdentityState.Passed => "state-passed",
            IdentityState.Failed => "state-returned",
            _ => "state-amend",
        };
}

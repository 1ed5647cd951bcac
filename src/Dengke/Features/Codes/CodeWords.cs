using Dengke.Data;
using Dengke.Domain.Capture;

namespace Dengke.Features.Codes;

/// <summary>What the states of a capture code are called on pages, and how they are marked.</summary>
public static class CodeWords
{
    public static (string Chinese, string English) Of(CodeState state) =>
        state switch
        {
            CodeState.NotReady => ("未准备", "Not ready"),
            CodeState.SaysReady => ("自述已备", "Says ready"),
            CodeState.Ready => ("已核对", "Checked"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>The style class of the mark.</summary>
    public static string Class(this CodeState state) =>
        state switch
        {
            CodeState.Ready => "state-passed",
            CodeState.SaysReady => "state-confirm",
            _ => "state-todo",
        };
}

namespace Dengke.Domain.Capture;

/// <summary>What the registry's identity check (人像比对) says of a student (HND-4). It is imported as it comes; a later import may say anything else.</summary>
public enum IdentityState
{
    /// <summary>核验通过.</summary>
    Passed,

    /// <summary>不确定.</summary>
    Unsure,

    /// <summary>异常.</summary>
    Abnormal,

    /// <summary>未通过.</summary>
    Failed,
}

/// <summary>The words that the registry uses.</summary>
public static class IdentityStates
{
    public static (string Chinese, string English) Words(this IdentityState state) =>
        state switch
        {
            IdentityState.Passed => ("核验通过", "Passed"),
            IdentityState.Unsure => ("不确定", "Unsure"),
            IdentityState.Abnormal => ("异常", "Abnormal"),
            IdentityState.Failed => ("未通过", "Not passed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>The state that the registry's words mean; null for other words.</summary>
    public static IdentityState? Of(string words)
    {
        var text = words.Trim();
        foreach (var state in Enum.GetValues<IdentityState>())
        {
            if (text == state.Words().Chinese)
            {
                return state;
            }
        }

        return text == "通过" ? IdentityState.Passed : null;
    }

    /// <summary>Whether nothing more has to be done about it.</summary>
    public static bool IsEnd(this IdentityState state) => state == IdentityState.Passed;
}

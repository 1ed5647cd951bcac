using Dengke.Domain.Kernel;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>The reason that a step back or an exception must carry.</summary>
public static class Reasons
{
    /// <summary>In characters.</summary>
    public const int Longest = 500;

    /// <summary>What is wrong with a reason on the input <paramref name="field"/>; null for a good one.</summary>
    public static Failure? Error(string field, string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Failure.Invalid(field, "请填写原因。", "Give a reason.")
        : reason.Length > Longest
            ? Failure.Invalid(field, $"原因至多 {Longest} 个字。", $"A reason has at most {Longest} characters.")
        : null;
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;

namespace Dengke.Features.Registrar;

/// <summary>What the queue of corrections is narrowed to; every part is a part of the address.</summary>
public sealed record CorrectionFilter
{
    public const string Default = "submitted";

    /// <summary>A name of <see cref="States"/>; null for what waits to be decided.</summary>
    public string? State { get; init; }

    /// <summary>A <see cref="RouteDecision"/> by name.</summary>
    public string? Route { get; init; }

    /// <summary>A catalogue key.</summary>
    public string? Field { get; init; }

    public string? College { get; init; }

    /// <summary><c>whole</c> or <c>missing</c>: whether the required evidence is there.</summary>
    public string? Proof { get; init; }

    /// <summary>Part of a name, or the beginning of a 学号.</summary>
    public string? Q { get; init; }

    /// <summary>The states that can be chosen, in the order of the chips.</summary>
    public static IReadOnlyList<(string Name, string Chinese, string English)> States { get; } =
    [
        (Default, "待审", "To be decided"),
        ("forwarded", "已上报", "Sent on"),
        ("applied", "已更正", "Corrected"),
        ("refused", "未通过", "Refused"),
        ("before", "未报送", "Not submitted yet"),
        ("all", "全部", "All"),
    ];

    public bool Holds(CorrectionLine line, bool whateverState = false) =>
        (whateverState || IsOf(line.Correction.State, State))
        && (string.IsNullOrEmpty(Route) || line.Correction.Route.ToString() == Route)
        && (string.IsNullOrEmpty(Field) || line.Correction.Field == Field)
        && (string.IsNullOrEmpty(College) || line.Student.College == College)
        && (string.IsNullOrEmpty(Proof) || (Proof == "missing") == (line.Missing.Count > 0))
        && IsNamed(line.Student);

    public static bool IsOf(CorrectionState state, string? name) =>
        name switch
        {
            "all" => true,
            "before" => state is CorrectionState.Asked or CorrectionState.Registered,
            "forwarded" => state == CorrectionState.Forwarded,
            "applied" => state == CorrectionState.Applied,
            "refused" => state == CorrectionState.Refused,
            _ => state == CorrectionState.Submitted,
        };

    private bool IsNamed(CorrectedStudent student)
    {
        var text = Q?.Trim() ?? "";
        return text.Length == 0
            || student.StudentNo.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            || student.NameKey.Contains(Folding.Fold(FieldFormat.Name, text), StringComparison.Ordinal);
    }
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

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

    /// <summary>As in <see cref="StudentSearch"/>.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else who has waited longest comes first.</summary>
    public string? Sort { get; init; }

    /// <summary>The orders that can be chosen.</summary>
    public static IReadOnlyList<(string Key, string Chinese, string English)> Orders { get; } =
    [
        ("", "最早申请在前", "Oldest first"),
        ("-asked", "最近申请在前", "Newest first"),
        ("name", "姓名拼音", "Name (pinyin)"),
        ("-name", "姓名拼音倒序", "Name, descending"),
        ("no", "学号", "Student number"),
        ("-no", "学号倒序", "Number, descending"),
        ("college", "学院班级", "College and class"),
        ("-college", "学院班级倒序", "College, descending"),
        ("field", "字段", "Field"),
        ("-field", "字段倒序", "Field, descending"),
    ];

    private static readonly SortColumns<CorrectionLine> Columns = new SortColumns<CorrectionLine>()
        .Add("asked", l => l.Correction.AskedAt)
        .Add("name", l => l.Student.NameInitials)
        .Add("no", l => l.Student.StudentNo)
        .Add("college", l => l.Student.College + "\n" + l.Student.ClassName)
        .Add("field", l => l.Correction.Field);

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

    /// <summary>Those that it leaves, in the order asked for.</summary>
    /// <param name="found">Whom <see cref="Q"/> finds; null for everybody.</param>
    public IReadOnlyList<CorrectionLine> Apply(IEnumerable<CorrectionLine> lines, HashSet<Guid>? found) =>
        Columns.Held([.. lines.Where(l => IsOf(l.Correction.State, State) && Holds(l, found))], Sort);

    /// <summary>Whether it leaves the line, whatever its state.</summary>
    public bool Holds(CorrectionLine line, HashSet<Guid>? found) =>
        (string.IsNullOrEmpty(Route) || line.Correction.Route.ToString() == Route)
        && (string.IsNullOrEmpty(Field) || line.Correction.Field == Field)
        && (string.IsNullOrEmpty(College) || line.Student.College == College)
        && (string.IsNullOrEmpty(Proof) || (Proof == "missing") == (line.Missing.Count > 0))
        && found?.Contains(line.Student.Id) != false;

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
}

using Dengke.Domain.Confirmation;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Confirmation;

namespace Dengke.Features.Registrar;

/// <summary>What the list of submissions is narrowed to; every part is a part of the address.</summary>
public sealed record SubmissionFilter
{
    public string? State { get; init; }

    /// <summary>Part of a college's name.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else in the order of the campaign's colleges.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<CollegeStanding> Columns = new SortColumns<CollegeStanding>()
        .Add("college", c => c.College)
        .Add("state", c => c.State)
        .Add("round", c => c.Round)
        .Add("missing", c => c.Missing)
        .Add("signed", c => c.Standing == null ? null : (DateTimeOffset?)c.Standing.SignedAt)
        .Add("paper", c => c.Standing == null ? null : c.Standing.PaperArrivedAt);

    /// <summary>The states that can be chosen, in the order of the chips.</summary>
    public static IReadOnlyList<(string Name, string Chinese, string English)> States { get; } =
    [
        ("", "全部", "All"),
        ("missing", "未提交", "Not submitted"),
        ("overdue", "逾期", "Overdue"),
        ("paper", "待收纸质件", "Paper awaited"),
        ("ready", "可接收", "Ready to accept"),
        ("returned", "已退回", "Returned"),
        ("accepted", "已接收", "Accepted"),
        ("late", "迟交", "Late"),
    ];

    public IReadOnlyList<CollegeStanding> Apply(IEnumerable<CollegeStanding> colleges) =>
        Columns.Held(
            [
                .. colleges.Where(c =>
                    Is(c, State) && (string.IsNullOrWhiteSpace(Q) || c.College.Contains(Q.Trim(), StringComparison.Ordinal))
                ),
            ],
            Sort
        );

    public static bool Is(CollegeStanding college, string? state) =>
        state switch
        {
            "missing" => !college.HasSubmitted,
            "overdue" => college.IsOverdue,
            "paper" => college.PaperAwaited,
            "ready" => college.CanBeAccepted,
            "returned" => college.IsReturned,
            "accepted" => college.State == SubmissionState.Accepted,
            "late" => college.IsLate,
            _ => true,
        };
}

using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Counselors;

/// <summary>What the call list is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record CallFilter
{
    /// <summary>Whether only those who were not reached are shown.</summary>
    public bool Unreached { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else as in <see cref="CallList"/>.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<CallLine> Columns = new SortColumns<CallLine>()
        .Add("name", l => l.Student.NameInitials)
        .Add("no", l => l.Student.StudentNo)
        .Add("class", l => l.Student.ClassName)
        .Add("act", l => l.Act)
        .Add("deadline", l => l.Deadline)
        .Add("told", l => l.Last == null ? null : (DateTimeOffset?)l.Last.At);

    /// <param name="found">Whom <see cref="Q"/> finds; null for everybody.</param>
    public IReadOnlyList<CallLine> Apply(IEnumerable<CallLine> lines, HashSet<Guid>? found) =>
        Columns.Held([.. lines.Where(l => (!Unreached || l.IsUnreached) && found?.Contains(l.Student.Id) != false)], Sort);
}

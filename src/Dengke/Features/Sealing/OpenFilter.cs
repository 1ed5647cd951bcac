using Dengke.Domain.Sealing;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Sealing;

/// <summary>What the list of open things is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record OpenFilter
{
    public OpenKind Kind { get; init; }

    /// <summary>Null for all.</summary>
    public string? College { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>; a part of its name for what is about no student.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else what nobody has named comes first.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<OpenItem> Columns = new SortColumns<OpenItem>()
        .Add("name", i => i.StudentId == null ? i.Who : NameInitials.Of(i.Who))
        .Add("no", i => i.StudentNo)
        .Add("college", i => i.College)
        .Add("named", i => i.IsNamed);

    /// <param name="items">Those of the kind.</param>
    /// <param name="found">Whom <see cref="Q"/> finds; null for everybody.</param>
    public IReadOnlyList<OpenItem> Apply(IEnumerable<OpenItem> items, HashSet<Guid>? found) =>
        Columns.Held(
            [
                .. items
                    .Where(i => string.IsNullOrEmpty(College) || i.College == College)
                    .Where(i => found is null || (i.StudentId is { } student ? found.Contains(student) : IsCalled(i.Who)))
                    .OrderBy(i => i.IsNamed),
            ],
            Sort
        );

    private bool IsCalled(string name) => name.Contains(Q!.Trim(), StringComparison.OrdinalIgnoreCase);
}

using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Proofreading;

/// <summary>What the list of identity checks is narrowed to; every part is a part of the address.</summary>
public sealed record IdentityFilter
{
    /// <summary>Null for all.</summary>
    public IdentityState? State { get; init; }

    public string? College { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>.</summary>
    public string? Q { get; init; }

    /// <summary>Only those about which nothing was done yet.</summary>
    public bool Untouched { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by college and number.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<IdentityCheck> Columns = new SortColumns<IdentityCheck>()
        .Add("name", c => c.Student!.NameInitials)
        .Add("no", c => c.Student!.StudentNo)
        .Add("class", c => c.Student!.ClassName)
        .Add("state", c => c.State);

    public IQueryable<IdentityCheck> Apply(IQueryable<IdentityCheck> checks, IQueryable<Student> students)
    {
        checks = Narrow(checks, students);
        if (State is { } state)
        {
            checks = checks.Where(c => c.State == state);
        }

        var ordered = Columns.Apply(checks, Sort) ?? checks.OrderBy(c => c.Student!.College);
        return ordered.ThenBy(c => c.Student!.StudentNo).ThenBy(c => c.Id);
    }

    /// <summary>Of every state.</summary>
    public IQueryable<IdentityCheck> Narrow(IQueryable<IdentityCheck> checks, IQueryable<Student> students)
    {
        if (!string.IsNullOrEmpty(College))
        {
            checks = checks.Where(c => c.Student!.College == College);
        }

        if (Untouched)
        {
            checks = checks.Where(c => c.FollowedAt == null && c.State != IdentityState.Passed);
        }

        if (!string.IsNullOrWhiteSpace(Q))
        {
            var found = students.Named(Q).Select(s => s.Id);
            checks = checks.Where(c => found.Contains(c.StudentId));
        }

        return checks;
    }

    /// <summary>The address's query with another state.</summary>
    public string With(IdentityState? state) =>
        $"?state={state}{(string.IsNullOrEmpty(College) ? "" : $"&college={Uri.EscapeDataString(College)}")}{(string.IsNullOrWhiteSpace(Q) ? "" : $"&q={Uri.EscapeDataString(Q)}")}{(Untouched ? "&untouched=true" : "")}{(string.IsNullOrEmpty(Sort) ? "" : $"&sort={Uri.EscapeDataString(Sort)}")}";
}

using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Proofreading;

/// <summary>What the list of cases is narrowed to; every part is a part of the address.</summary>
public sealed record CaseFilter
{
    /// <summary>Null for those that are open.</summary>
    public CaseState? State { get; init; }

    public CaseOrigin? Origin { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else the oldest first.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<PhotoCase> Columns = new SortColumns<PhotoCase>()
        .Add("name", c => c.Student!.NameInitials)
        .Add("no", c => c.Student!.StudentNo)
        .Add("origin", c => c.Origin)
        .Add("opened", c => c.OpenedAt);

    /// <summary>The oldest first: who has waited longest comes first.</summary>
    public IQueryable<PhotoCase> Apply(IQueryable<PhotoCase> cases, IQueryable<Student> students)
    {
        var state = State ?? CaseState.Open;
        var chosen = Narrow(cases, students).Where(c => c.State == state);
        return (Columns.Apply(chosen, Sort) ?? chosen.OrderBy(c => c.OpenedAt)).ThenBy(c => c.Id);
    }

    /// <summary>Of every state.</summary>
    public IQueryable<PhotoCase> Narrow(IQueryable<PhotoCase> cases, IQueryable<Student> students)
    {
        if (Origin is { } origin)
        {
            cases = cases.Where(c => c.Origin == origin);
        }

        if (!string.IsNullOrWhiteSpace(Q))
        {
            var found = students.Named(Q).Select(s => s.Id);
            cases = cases.Where(c => c.StudentId != null && found.Contains(c.StudentId.Value));
        }

        return cases;
    }

    /// <summary>The address's query with another state.</summary>
    public string With(CaseState state) =>
        $"?state={state}{(Origin is { } origin ? $"&origin={origin}" : "")}{(string.IsNullOrWhiteSpace(Q) ? "" : $"&q={Uri.EscapeDataString(Q)}")}{(string.IsNullOrEmpty(Sort) ? "" : $"&sort={Uri.EscapeDataString(Sort)}")}";
}

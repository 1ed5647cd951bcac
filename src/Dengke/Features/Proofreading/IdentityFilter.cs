using Dengke.Data;
using Dengke.Domain.Capture;

namespace Dengke.Features.Proofreading;

/// <summary>What the list of identity checks is narrowed to; every part is a part of the address.</summary>
public sealed record IdentityFilter
{
    /// <summary>Null for all.</summary>
    public IdentityState? State { get; init; }

    public string? College { get; init; }

    /// <summary>A part of the name, or the beginning of the 学号.</summary>
    public string? Q { get; init; }

    /// <summary>Only those about which nothing was done yet.</summary>
    public bool Untouched { get; init; }

    public IQueryable<IdentityCheck> Apply(IQueryable<IdentityCheck> checks)
    {
        checks = Narrow(checks);
        if (State is { } state)
        {
            checks = checks.Where(c => c.State == state);
        }

        return checks.OrderBy(c => c.Student!.College).ThenBy(c => c.Student!.StudentNo).ThenBy(c => c.Id);
    }

    /// <summary>Of every state.</summary>
    public IQueryable<IdentityCheck> Narrow(IQueryable<IdentityCheck> checks)
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
            var typed = Q.Trim();
            checks = checks.Where(c => c.Student!.Name.Contains(typed) || c.Student.StudentNo.StartsWith(typed));
        }

        return checks;
    }

    /// <summary>The address's query with another state.</summary>
    public string With(IdentityState? state) =>
        $"?state={state}{(string.IsNullOrEmpty(College) ? "" : $"&college={Uri.EscapeDataString(College)}")}{(string.IsNullOrWhiteSpace(Q) ? "" : $"&q={Uri.EscapeDataString(Q)}")}{(Untouched ? "&untouched=true" : "")}";
}

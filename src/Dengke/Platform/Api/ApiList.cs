using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Api;

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are in all.</param>
public sealed record ApiList<T>(int Total, IReadOnlyList<T> Items);

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Offset">How many to leave out from the beginning; 0 without.</param>
/// <param name="Limit">1 to 1,000; 100 without. What is larger counts as 1,000.</param>
public sealed record ApiSlice(int? Offset, int? Limit)
{
    private const int Usual = 100;
    private const int Most = 1000;

    /// <param name="ordered">In an order in which no two are alike.</param>
    public async Task<ApiList<T>> Of<T>(IQueryable<T> ordered, CancellationToken ct) =>
        new(
            await ordered.CountAsync(ct),
            await ordered.Skip(Math.Max(0, Offset ?? 0)).Take(Math.Clamp(Limit ?? Usual, 1, Most)).ToListAsync(ct)
        );
}

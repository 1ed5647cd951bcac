using Dengke.Platform.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Features.Shared;

/// <summary>Which page of a list is shown; the address of another one keeps the filters.</summary>
public sealed class Pager(int page, int total, HttpRequest request, DengkePage owner, int size = 50)
{
    public int Size { get; } = size;

    public int Total { get; } = total;

    public int Pages { get; } = Math.Max(1, (total + size - 1) / size);

    public int Page => Math.Clamp(page, 1, Pages);

    public int Skip => (Page - 1) * Size;

    public DengkePage Owner { get; } = owner;

    /// <summary>The pages to offer: the first, the last and those around the present one.</summary>
    public IEnumerable<int> Offered => Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Page) <= 2);

    public string Url(int target)
    {
        var query = request.Query.Where(q => q.Key != "page").ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query["page"] = target.ToString();
        return QueryHelpers.AddQueryString(request.Path, query);
    }
}

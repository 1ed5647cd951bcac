using System.Linq.Expressions;
using System.Text.Encodings.Web;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Features.Shared;

/// <summary>By which columns a list of rows can be ordered (DSH-2). The order asked for is a key, with a minus before it for descending.</summary>
public sealed class SortColumns<T>
{
    private readonly List<(string Key, Func<IQueryable<T>, bool, IOrderedQueryable<T>> Order)> columns = [];

    public SortColumns<T> Add<TValue>(string key, Expression<Func<T, TValue>> value)
    {
        columns.Add((key, (rows, isDescending) => isDescending ? rows.OrderByDescending(value) : rows.OrderBy(value)));
        return this;
    }

    /// <summary>Orders by the column asked for; null where there is none of that key, and the list has its usual order.</summary>
    public IOrderedQueryable<T>? Apply(IQueryable<T> rows, string? sort)
    {
        var key = sort?.TrimStart('-');
        var column = columns.FirstOrDefault(c => c.Key == key);
        return column.Order?.Invoke(rows, sort!.StartsWith('-'));
    }
}

/// <summary>The headings of a list that can be ordered: links that keep the filters, a second press turns the order round.</summary>
public static class SortHead
{
    /// <param name="key">The column's key; the address has it as <c>sort</c>.</param>
    /// <param name="isUsual">Whether the list is ordered by it where nothing is asked for.</param>
    public static IHtmlContent Of(DengkePage page, string key, string label, bool isUsual = false)
    {
        var request = page.Request;
        var sort = request.Query["sort"].ToString();
        sort = sort.Length == 0 && isUsual ? key : sort;
        var query = request
            .Query.Where(q => q.Key is not ("page" or "sort" or "handler"))
            .ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query["sort"] = sort == key ? "-" + key : key;
        var order =
            sort == key ? " aria-sort=\"ascending\""
            : sort == "-" + key ? " aria-sort=\"descending\""
            : "";
        var address = HtmlEncoder.Default.Encode(QueryHelpers.AddQueryString(request.Path, query));
        return new HtmlString(
            $"<th scope=\"col\"{order}><a class=\"sort\" href=\"{address}\">{HtmlEncoder.Default.Encode(label)}</a></th>"
        );
    }
}

using System.Linq.Expressions;
using System.Text.Encodings.Web;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Html;

namespace Dengke.Features.Shared;

/// <summary>By which columns a list of rows can be ordered (DSH-2). The order asked for is a key, with a minus before it for descending.</summary>
public sealed class SortColumns<T>
{
    private sealed record Column(
        string Key,
        Func<IQueryable<T>, bool, IOrderedQueryable<T>> Order,
        Func<IEnumerable<T>, bool, IEnumerable<T>> OrderHeld
    );

    private readonly List<Column> columns = [];

    public SortColumns<T> Add<TValue>(string key, Expression<Func<T, TValue>> value)
    {
        var read = new Lazy<Func<T, TValue>>(value.Compile);
        columns.Add(
            new(
                key,
                (rows, isDescending) => isDescending ? rows.OrderByDescending(value) : rows.OrderBy(value),
                (rows, isDescending) =>
                    isDescending
                        ? rows.OrderByDescending(read.Value, Comparer<TValue>())
                        : rows.OrderBy(read.Value, Comparer<TValue>())
            )
        );
        return this;
    }

    /// <summary>Orders by the column asked for; null where there is none of that key, and the list has its usual order.</summary>
    public IOrderedQueryable<T>? Apply(IQueryable<T> rows, string? sort) => Find(sort)?.Order(rows, IsDescending(sort));

    /// <summary>
    /// Orders rows that the page holds already. Text goes by its code, rows that are equal keep the order they had, and so do all
    /// where there is no column of that key.
    /// </summary>
    public IReadOnlyList<T> Held(IReadOnlyList<T> rows, string? sort) =>
        Find(sort) is { } column ? [.. column.OrderHeld(rows, IsDescending(sort))] : rows;

    private static IComparer<TValue> Comparer<TValue>() =>
        StringComparer.Ordinal as IComparer<TValue> ?? System.Collections.Generic.Comparer<TValue>.Default;

    private static bool IsDescending(string? sort) => sort?.StartsWith('-') == true;

    private Column? Find(string? sort)
    {
        var key = sort?.TrimStart('-');
        return columns.Find(c => c.Key == key);
    }
}

/// <summary>The headings of a list that can be ordered: links that keep the filters, a second press turns the order round.</summary>
public static class SortHead
{
    /// <param name="key">The column's key; the address has it as <c>sort</c>.</param>
    /// <param name="usual">How the list is ordered where nothing is asked for, if it is by this column: its key, or that with a minus.</param>
    /// <param name="isNumber">Whether the column is one of numbers, set to the right.</param>
    public static IHtmlContent Of(DengkePage page, string key, string label, string usual = "", bool isNumber = false)
    {
        var sort = page.Request.Query["sort"].ToString();
        sort = sort.Length == 0 ? usual : sort;
        var order =
            sort == key ? " aria-sort=\"ascending\""
            : sort == "-" + key ? " aria-sort=\"descending\""
            : "";
        var number = isNumber ? " class=\"num\"" : "";
        var address = HtmlEncoder.Default.Encode(page.ListWith("sort", sort == key ? "-" + key : key));
        return new HtmlString(
            $"<th scope=\"col\"{number}{order}><a class=\"sort\" href=\"{address}\">{HtmlEncoder.Default.Encode(label)}</a></th>"
        );
    }
}

using AngleSharp.Dom;
using Dengke.Features.Shared.Records;
using Dengke.Tests.Colleges;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Tests.Lists;

/// <summary>A list as its reader sees it, all of its pages together.</summary>
/// <param name="Sorts">The keys of the columns by which it can be ordered.</param>
internal sealed record ShownList(
    IReadOnlyList<string> Heads,
    IReadOnlyDictionary<string, int> Sorts,
    IReadOnlyDictionary<string, string?> Orders,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string Export
)
{
    private const string Table = "table:has(thead a.sort)";

    public static async Task<ShownList> Open(TestPerson reader, string address)
    {
        var page = await reader.Open(address);
        var table =
            page.Document.QuerySelector(Table) ?? throw new InvalidOperationException($"No list at {address}: {page.Text}");
        var heads = table.QuerySelectorAll("thead th").ToList();
        var sortable = heads.Index().Where(h => h.Item.QuerySelector("a.sort") is not null).ToList();
        var rows = RowsOf(table).ToList();
        for (var next = 2; page.Document.QuerySelector("a[rel=next]") is not null; next++)
        {
            page = await reader.Open(QueryHelpers.AddQueryString(address, "page", $"{next}"));
            rows.AddRange(RowsOf(page.Document.QuerySelector(Table)!));
        }

        return new ShownList(
            [.. heads.Select(h => h.TextContent.Trim())],
            sortable.ToDictionary(h => KeyOf(h.Item), h => h.Index),
            sortable.ToDictionary(h => KeyOf(h.Item), h => h.Item.GetAttribute("aria-sort")),
            rows,
            page.Document.QuerySelector(".page-acts a:has(use[href$='#download'])")?.GetAttribute("href") ?? ""
        );
    }

    /// <summary>What the list is ordered by in a column: a person by the initials of the name, a state by its mark.</summary>
    public IReadOnlyList<string> Column(string key) =>
        [.. Rows.Select(r => key == "name" ? NameInitials.Of(r[Sorts[key]]) : r[Sorts[key]])];

    public IReadOnlyList<string> Under(string head) => [.. Rows.Select(r => r[Heads.ToList().IndexOf(head)])];

    /// <summary>The rows of the file that the page offers, below a heading of the file.</summary>
    public async Task<IReadOnlyList<string>> Exported(TestPerson reader, string head)
    {
        var file = await (await reader.Browser()).Http.GetByteArrayAsync(Export, TestContext.Current.CancellationToken);
        var rows = SignedFile.RowsOf(file);
        var at = rows[0].IndexOf(head);
        return [.. rows.Skip(1).Select(r => r[at])];
    }

    private static IEnumerable<IReadOnlyList<string>> RowsOf(IElement table) =>
        table
            .QuerySelectorAll("tbody tr:has(th a, th:not(:empty), td[data-label])")
            .Select(r => (IReadOnlyList<string>)[.. r.Children.Select(TextOf)]);

    private static string TextOf(IElement cell) => (cell.QuerySelector(".state") ?? cell).TextContent.Trim();

    private static string KeyOf(IElement head)
    {
        var address = head.QuerySelector("a.sort")!.GetAttribute("href")!;
        return QueryHelpers.ParseQuery(address[address.IndexOf('?')..])["sort"].ToString().TrimStart('-');
    }
}

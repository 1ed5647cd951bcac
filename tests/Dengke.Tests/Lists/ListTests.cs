using System.Net;
using Dengke.Data;
using Dengke.Features.Shared;
using Dengke.Tests.Colleges;
using Dengke.Tests.Support;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Lists;

/// <summary>What every list has: an order by its columns, a search, and a file (DSH-2).</summary>
[Trait("Requirement", "DSH-2")]
public sealed class ListTests(DatabaseTemplate template) : CollegeTest(template)
{
    private const string Unmatched = $"/campaigns/{Campaign}/comparison/unmatched";

    [Fact]
    public async Task SortColumns_AKeyAndItsReverse_OrderTheRows()
    {
        var columns = new SortColumns<Student>().Add("no", s => s.StudentNo).Add("name", s => s.Name);

        var up = await Flow.App.Read(db => Task.FromResult(columns.Apply(db.Students, "no")!.Select(s => s.StudentNo).ToList()));
        var down = await Flow.App.Read(db =>
            Task.FromResult(columns.Apply(db.Students, "-no")!.Select(s => s.StudentNo).ToList())
        );

        Assert.Equal(up.Order(StringComparer.Ordinal), up);
        Assert.Equal(up.AsEnumerable().Reverse(), down);
        Assert.Null(columns.Apply(Array.Empty<Student>().AsQueryable(), "nonsense"));
        Assert.Null(columns.Apply(Array.Empty<Student>().AsQueryable(), null));
    }

    [Theory]
    [InlineData("proof-reading", "no", "学号")]
    [InlineData("proof-reading", "-name", "姓名")]
    [InlineData("proof-reading", "class", "班级")]
    public async Task List_OrderedByAColumn_SaysSoAndTurnsRound(string list, string sort, string heading)
    {
        var page = await Flow.Registrar.Open($"/campaigns/{Campaign}/{list}?sort={sort}&q=2021");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var head = page.Document.QuerySelectorAll("thead th").Single(h => h.TextContent == heading);
        Assert.Equal(sort.StartsWith('-') ? "descending" : "ascending", head.GetAttribute("aria-sort"));
        var other = sort.StartsWith('-') ? sort[1..] : "-" + sort;
        Assert.EndsWith($"?q=2021&sort={other}", head.QuerySelector("a")!.GetAttribute("href")!, StringComparison.Ordinal);
        var turned = await Flow.Registrar.Open($"/campaigns/{Campaign}/{list}?sort={other}&q=2021");
        Assert.Equal(page.TextsOf("tbody th").Order(), turned.TextsOf("tbody th").Order());
    }

    [Fact]
    public async Task Unmatched_Searched_ShowsThoseAndExportsThem()
    {
        var all = await Flow.Registrar.Open(Unmatched);
        var found = await Flow.Registrar.Open($"{Unmatched}?q=ls&reason=not_in_academic");
        var none = await Flow.Registrar.Open($"{Unmatched}?q=zzz");
        using var sheet = await (await Flow.Registrar.Browser()).Http.GetAsync(
            new Uri(Flow.App.Address, $"{Unmatched}?q=ls&handler=export"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(["李四"], all.TextsOf("tbody th"));
        Assert.Equal(["李四"], found.TextsOf("tbody th"));
        Assert.Contains("没有未匹配的行", none.Text);
        var rows = SignedFile.RowsOf(await sheet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("李四", "1101**********0030"), (rows[1][3], rows[1].Single(c => c.Contains('*'))));
    }
}

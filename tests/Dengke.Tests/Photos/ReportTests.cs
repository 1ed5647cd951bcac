using AngleSharp;
using AngleSharp.Dom;
using Dengke.Features.Photos;
using Dengke.Features.Photos.Report;
using Dengke.Photos.Specifications;

namespace Dengke.Tests.Photos;

/// <summary>The report that <c>dengke photos check --report</c> writes, opened as a page.</summary>
[Trait("Requirement", "PHO-5")]
public sealed class ReportTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_ShowsCountsByVerdictAndByRule()
    {
        var page = await Report(("a.jpg", "pass"), ("b.jpg", "review"), ("c.jpg", "fail"), ("d.jpg", "fail"), ("e.jpg", "none"));

        Assert.Equal(["5", "1", "1", "3"], page.QuerySelectorAll(".report-counts b").Select(e => e.TextContent));
        var row = Assert.Single(page.QuerySelectorAll(".report-rules tbody tr"));
        Assert.Equal(["2", "1"], row.QuerySelectorAll("td.num").Select(e => e.TextContent));
    }

    [Fact]
    public async Task Report_WorstComeFirst_AndRulesLeadToTheirCards()
    {
        var page = await Report(("a.jpg", "pass"), ("b.jpg", "review"), ("c.jpg", "fail"));

        Assert.Equal(
            ["fail", "review", "pass"],
            page.QuerySelectorAll(".photo-card").Select(e => e.GetAttribute("data-verdict"))
        );
        Assert.All(
            page.QuerySelectorAll(".report-rules a"),
            a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)?.Closest(".photo-card"))
        );
    }

    [Fact]
    public async Task Report_Card_DrawsFaceAndAllowedBands_AndSaysWhatToDo()
    {
        var graduation = ShippedSpecifications.Graduation;
        var photo = new CheckedPhoto("a.jpg", new FakeJudge().Check("fail"u8.ToArray(), graduation), 1);
        var html = new PhotoCard(graduation).Write(photo, "p1", "thumbnails/1.jpg");
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html));
        var card = page.QuerySelector(".photo-card")!;

        Assert.Equal("0 0 480 640", card.QuerySelector("svg")!.GetAttribute("viewBox"));
        Assert.Equal("250", card.QuerySelector("line.eyes")!.GetAttribute("y1"));
        Assert.Equal(("200", "100"), (Of("rect.band-eyes", "y"), Of("rect.band-eyes", "height")));
        Assert.Equal(("50", "150"), (Of("rect.band-hairline", "y"), Of("rect.band-hairline", "height")));
        Assert.Contains("9 ", card.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("-4 ~ 4", card.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("头部倾斜, 请摆正。", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("The head is tilted", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["无美颜修图"], card.QuerySelectorAll(".photo-human li").Select(e => e.TextContent));

        string? Of(string selector, string attribute) => card.QuerySelector(selector)!.GetAttribute(attribute);
    }

    [Fact]
    public async Task Report_NameWithMarkup_IsText()
    {
        var page = await Report(("<img src=x onerror=alert(1)>\"'&.jpg", "fail"));

        Assert.EndsWith(
            "<img src=x onerror=alert(1)>\"'&.jpg",
            page.QuerySelector(".photo-card h3")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll("[onerror]"));
    }

    [Fact]
    public async Task Report_StandsAlone()
    {
        var page = await Report(("a.jpg", "fail"));

        Assert.Empty(page.QuerySelectorAll("link[href], script[src]"));
        Assert.Contains("--paper", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ManyPhotos_AreSpreadOverPages()
    {
        var page = await Report([.. Enumerable.Range(0, 450).Select(i => ($"{i:000}.jpg", i == 449 ? "fail" : "pass"))]);

        Assert.Equal(200, page.QuerySelectorAll(".photo-card").Length);
        Assert.Equal(
            ["page-2.html", "page-3.html"],
            page.QuerySelectorAll(".report-pages a").Select(a => a.GetAttribute("href"))
        );
        var last = await Open("page-3.html");
        Assert.Equal(50, last.QuerySelectorAll(".photo-card").Length);
        Assert.Empty(last.QuerySelectorAll(".report-counts"));
    }

    [Fact]
    public async Task Report_WrittenAgain_LeavesNoPageOfTheOldOne()
    {
        await Report([.. Enumerable.Range(0, 201).Select(i => ($"{i:000}.jpg", "pass"))]);
        Directory.Delete(folder["in"], recursive: true);

        await Report(("a.jpg", "pass"));

        Assert.False(File.Exists(folder["report/page-2.html"]));
    }

    private async Task<IDocument> Report(params (string Name, string Content)[] photos)
    {
        foreach (var (name, content) in photos)
        {
            folder.Write($"in/{name}", content);
        }

        await PhotoFolder.Run<CheckPhotosCommand>(folder["in"], "--report", folder["report"]);
        return await Open("index.html");
    }

    private async Task<IDocument> Open(string page)
    {
        var html = await File.ReadAllTextAsync(folder[$"report/{page}"], TestContext.Current.CancellationToken);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html));
    }
}

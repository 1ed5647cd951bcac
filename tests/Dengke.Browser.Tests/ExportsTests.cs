using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>A registrar looks at what cannot be reported, and takes each export.</summary>
public sealed class ExportsTests(Chrome chrome) : IAsyncLifetime
{
    private const string Exports = "/campaigns/2025/exports";
    private readonly DemoServer server = new() { Phase = "seal" };

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    [Trait("Requirement", "SEA-4")]
    public async Task Registrar_TakesEachExport_OnAWholePage()
    {
        SetDefaultExpectTimeout(30_000);
        await using var registrar = await chrome.OpenAs("registrar", Screen.Desk, server.Address);
        var page = registrar.Page;
        page.SetDefaultTimeout(180_000);
        await registrar.LookOnBothWidths(Exports, "exports-1", "导出");
        await registrar.Picture("registrar-exports");

        await page.Locator("#encoding").SelectOptionAsync("Gbk");
        await page.Locator(".filters .btn").ClickAsync();
        await Expect(page.Locator("#findings")).ToBeVisibleAsync();
        await registrar.LookOnBothWidths($"{Exports}?encoding=Gbk", "exports-2-gbk");
        await registrar.Resize(Screen.Desk);

        await page.Locator("#registry-reason").FillAsync("上报学信网");
        Assert.EndsWith(".dbf", (await Download("form[action*=registry] button[value=Dbf]")).SuggestedFilename);
        Assert.EndsWith(".xlsx", (await Download("form[action*=diploma] button[value=Xlsx]")).SuggestedFilename);
        Assert.EndsWith(".zip", (await Download("form[action*=review] button[value=true]")).SuggestedFilename);
        await page.Locator("#college").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator(".filters .btn").ClickAsync();
        await page.Locator("#archive-reason").FillAsync("移交档案馆");
        var pack = await Download("form[action*=archive] button");
        using var zip = ZipFile.OpenRead(await pack.PathAsync());
        Assert.Contains("未封存", pack.SuggestedFilename);
        Assert.NotNull(zip.GetEntry("目录.csv"));
        Assert.Contains(zip.Entries, e => e.FullName.EndsWith("-核对表.pdf", StringComparison.Ordinal));

        Task<IDownload> Download(string button) => page.RunAndWaitForDownloadAsync(() => page.Locator(button).ClickAsync());
    }
}

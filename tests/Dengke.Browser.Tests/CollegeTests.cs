using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>The college's way on the phone and at the desk: look, close, sign, print, verify.</summary>
public sealed class CollegeTests(Chrome chrome)
{
    private const string Colleges = "/campaigns/2025/colleges";

    [Fact]
    [Trait("Requirement", "CON-4")]
    [Trait("Requirement", "CON-5")]
    [Trait("Requirement", "RUN-4")]
    public async Task College_FromTheMissingToTheSeal_IsWholeOnBothWidths()
    {
        var college = await RegisteredStudents.OfACollegeApart(chrome.Server);
        await using var secretary = await chrome.OpenAs($"secretary-{college}", Screen.Desk);
        await using var leader = await chrome.OpenAs($"leader-{college}", Screen.Desk);

        await secretary.LookOnBothWidths(Colleges, "college-1-open");
        await secretary.Page.GetByRole(AriaRole.Button, new() { Name = "汇总完毕, 送签" }).ClickAsync();
        await Expect(secretary.Page.Locator("dialog.is-binding")).ToContainTextAsync("未登记");
        await secretary.Page.Locator("dialog .btn-seal").ClickAsync();
        await Expect(secretary.Page.Locator(".page-task")).ToContainTextAsync("待签字");

        await leader.LookOnBothWidths(Colleges, "college-2-to-be-signed");
        await leader.Resize(Screen.Phone);
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "签字并提交" }).ClickAsync();
        await Expect(leader.Page.Locator("h1")).ToContainTextAsync("签署第 1 次");
        await leader.LookOnBothWidths(new Uri(leader.Page.Url).AbsolutePath, "college-3-sign");

        await leader.Page.FillAsync("#Password", "not the password");
        await leader.Page.ClickAsync("main .btn-seal");
        await Expect(leader.Page.Locator("[role=alert]")).ToContainTextAsync("没有签字");

        await leader.Page.FillAsync("#Password", DemoServer.Password);
        await leader.Page.ClickAsync("main .btn-seal");
        await Expect(leader.Page.Locator(".seal-stamp")).ToBeVisibleAsync();
        await Expect(leader.Page.Locator(".page-task")).ToContainTextAsync("已提交");

        await leader.LookOnBothWidths(Colleges, "college-4-signed");
        var pdf = await Download(leader.Page, "PDF");
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.Equal("PK"u8.ToArray(), (await Download(leader.Page, "XLSX"))[..2]);
    }

    [Fact]
    [Trait("Requirement", "CON-4")]
    public async Task Colleges_Registrar_SeesThemAllOnBothWidths()
    {
        await using var registrar = await chrome.Open(Screen.Phone, "学籍管理员");

        await registrar.LookOnBothWidths(Colleges, "colleges");
    }

    [Fact]
    [Trait("Requirement", "CON-5")]
    public async Task Verify_UnknownPaper_SaysSoOnBothWidths()
    {
        await using var visitor = await chrome.Open(Screen.Phone);
        foreach (var screen in Enum.GetValues<Screen>())
        {
            await visitor.Resize(screen);

            await visitor.Page.GotoAsync("/verify/nothing");

            await Expect(visitor.Page.Locator("[role=alert], .alert")).ToContainTextAsync("没有这份汇总表");
        }
    }

    private static async Task<byte[]> Download(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Locator($".round-files a:has-text('{link}')").ClickAsync()
        );
        var folder = Path.Combine(DemoServer.Repository, "artifacts", "screens");
        var path = Path.Combine(folder, $"college-summary.{link.ToLowerInvariant()}");
        await download.SaveAsAsync(path);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }
}

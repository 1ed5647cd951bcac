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
        await RegisteredStudents.OfTheFirstCollege(chrome.Server);
        await using var secretary = new Pair(await chrome.Open(Screen.Phone), await chrome.Open(Screen.Desk));
        await using var leader = new Pair(await chrome.Open(Screen.Phone), await chrome.Open(Screen.Desk));
        await secretary.SignIn("教学秘书");
        await leader.SignIn("院领导");

        await secretary.Look(Colleges, "college-1-open");
        await secretary.Desk.Page.GetByRole(AriaRole.Button, new() { Name = "汇总完毕, 送签" }).ClickAsync();
        await Expect(secretary.Desk.Page.Locator("dialog.is-binding")).ToContainTextAsync("未登记");
        await secretary.Desk.Page.Locator("dialog .btn-seal").ClickAsync();
        await Expect(secretary.Desk.Page.Locator(".page-task")).ToContainTextAsync("待签字");

        await leader.Look(Colleges, "college-2-to-be-signed");
        await leader.Phone.Page.GetByRole(AriaRole.Link, new() { Name = "签字并提交" }).ClickAsync();
        await Expect(leader.Phone.Page.Locator("h1")).ToContainTextAsync("签署第 1 次");
        await leader.Look(new Uri(leader.Phone.Page.Url).AbsolutePath, "college-3-sign");

        // In a window of its own: Chromium tells of the refused form on its console.
        await using var mistyped = await chrome.Open(Screen.Phone);
        await mistyped.SignIn("院领导");
        await mistyped.Page.GotoAsync(new Uri(leader.Phone.Page.Url).AbsolutePath);
        await mistyped.Page.FillAsync("#Password", "not the password");
        await mistyped.Page.ClickAsync("main .btn-seal");
        await Expect(mistyped.Page.Locator("[role=alert]")).ToContainTextAsync("没有签字");

        await leader.Desk.Page.FillAsync("#Password", DemoServer.Password);
        await leader.Desk.Page.ClickAsync("main .btn-seal");
        await Expect(leader.Desk.Page.Locator(".seal-stamp")).ToBeVisibleAsync();
        await Expect(leader.Desk.Page.Locator(".page-task")).ToContainTextAsync("已提交");

        await leader.Look(Colleges, "college-4-signed");
        var pdf = await Download(leader.Desk.Page, "PDF");
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.Equal("PK"u8.ToArray(), (await Download(leader.Desk.Page, "XLSX"))[..2]);
    }

    [Fact]
    [Trait("Requirement", "CON-4")]
    public async Task Colleges_Registrar_SeesThemAllOnBothWidths()
    {
        await using var registrar = new Pair(await chrome.Open(Screen.Phone), await chrome.Open(Screen.Desk));
        await registrar.SignIn("学籍管理员");

        await registrar.Look(Colleges, "colleges");
    }

    [Fact]
    [Trait("Requirement", "CON-5")]
    public async Task Verify_UnknownPaper_IsWholeOnBothWidths()
    {
        await using var visitor = new Pair(await chrome.Open(Screen.Phone), await chrome.Open(Screen.Desk));

        // Chromium reports the 404 itself on the console, so the page is looked at by its words alone.
        foreach (var visit in new[] { visitor.Phone, visitor.Desk })
        {
            await visit.Page.GotoAsync("/verify/nothing");

            await Expect(visit.Page.Locator("[role=alert], .alert")).ToContainTextAsync("没有这份汇总表");
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

    /// <summary>The same person on a phone and at a desk.</summary>
    private sealed record Pair(Visit Phone, Visit Desk) : IAsyncDisposable
    {
        public async Task SignIn(string role)
        {
            await Phone.SignIn(role);
            await Desk.SignIn(role);
        }

        public async Task Look(string path, string name)
        {
            foreach (var visit in new[] { Phone, Desk })
            {
                await visit.Page.GotoAsync(path);
                await visit.Look(name);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Phone.DisposeAsync();
            await Desk.DisposeAsync();
        }
    }
}

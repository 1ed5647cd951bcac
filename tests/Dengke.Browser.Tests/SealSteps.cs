using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>Sealing and checking a receipt, by the pages.</summary>
internal static class SealSteps
{
    /// <summary>Behind the phrase and the password, on the page of the sealing.</summary>
    public static async Task Seal(IPage page)
    {
        await page.Locator("#Phrase").FillAsync("封存2025");
        await page.Locator("#Password").FillAsync(DemoServer.Password);
        await page.Locator("main .btn-seal").ClickAsync();
        await Expect(page.Locator(".page-task")).ToContainTextAsync("内容不再改变");
    }

    /// <param name="said">What the verifying page must say of that file.</param>
    public static async Task Check(IPage page, string receipt, string said)
    {
        await page.Locator("#verify-receipt").SetInputFilesAsync(receipt);
        // The whole result, so that a failure says what was found.
        await Expect(page.Locator("#verify-result")).ToContainTextAsync(said);
    }
}

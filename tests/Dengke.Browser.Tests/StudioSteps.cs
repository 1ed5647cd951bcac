using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>What students and the desk do at the make-up studio, by the pages.</summary>
internal static class StudioSteps
{
    public static async Task Choose(IPage page, string day, string hour)
    {
        var details = page.Locator($"details.studio-day:has(summary b:text-is('{day}'))");
        if (await details.GetAttributeAsync("open") is null)
        {
            await details.Locator("summary").ClickAsync();
        }

        await details.Locator($"button:has(b:text-is('{hour}'))").ClickAsync();
        await Expect(page.Locator("#choose")).ToHaveCountAsync(0);
    }

    public static async Task Find(IPage page, string number)
    {
        await page.Locator("#q").FillAsync(number);
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page.Locator("#chosen")).ToContainTextAsync(number);
    }

    /// <summary>The four things to be seen to are, and the portrait is taken.</summary>
    public static async Task Finish(IPage page)
    {
        foreach (var box in await page.Locator(".confirm-four input").AllAsync())
        {
            await box.CheckAsync();
        }

        await page.Locator(".studio-desk .btn-seal").ClickAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("已完成采集");
    }
}

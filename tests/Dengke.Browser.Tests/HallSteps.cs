using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>What the photo operator does in the hall, by the pages.</summary>
internal static class HallSteps
{
    /// <summary>At the door, by the student number.</summary>
    public static async Task LetIn(IPage page, string session, string studentNo)
    {
        await page.GotoAsync($"{session}/door");
        await page.Locator("#scanned").FillAsync(studentNo);
        await page.Locator(".door .btn-lg").ClickAsync();
        await Expect(page.Locator(".door-word")).ToHaveTextAsync("请进");
    }

    /// <summary>Opens the first station at the queue desk and calls whoever is next to it.</summary>
    public static async Task OpenAndCall(IPage page, string session)
    {
        await page.GotoAsync(session);
        await page.GetByRole(AriaRole.Button, new() { Name = "开放" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "叫下一位" }).First.ClickAsync();
    }
}

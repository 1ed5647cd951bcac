using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>照片检查: photos are dropped, and each is answered by a card; nothing of them is kept.</summary>
[Trait("Requirement", "PHO-3")]
public sealed class PhotoCheckTests(Chrome chrome)
{
    private static readonly string[] Photos =
    [
        Path.Combine(AppContext.BaseDirectory, "Fixtures", "astronaut.jpg"),
        Path.Combine(AppContext.BaseDirectory, "Fixtures", "cat.jpg"),
    ];

    [Theory]
    [InlineData(Screen.Phone, "采集员")]
    [InlineData(Screen.Desk, "学籍管理员")]
    public async Task Check_PhotosThatAreChosen_EachHasItsCard(Screen screen, string role)
    {
        await using var visit = await chrome.Open(screen, role);
        var page = visit.Page;
        await page.GotoAsync("/photos/check");

        await page.Locator("#photos").SetInputFilesAsync(Photos);
        await page.GetByRole(AriaRole.Button, new() { Name = "检查", Exact = true }).ClickAsync();

        var cards = page.Locator(".photo-card");
        await Expect(cards).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(page.Locator("[data-verdict=fail]")).ToHaveCountAsync(2);
        await Expect(page.Locator(".photo-card:has-text('astronaut.jpg')")).ToContainTextAsync("露出了牙齿");
        await Expect(page.Locator(".photo-card:has-text('cat.jpg')")).ToContainTextAsync("没有找到人脸");
        await Expect(page.Locator(".photo-card:has-text('astronaut.jpg') svg.overlay")).ToBeVisibleAsync();
        await visit.Look($"photo-check-{screen}");
        await page.ReloadAsync();
        await Expect(cards).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Check_WithoutScript_AnswersWithTheSameCards()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员", script: false);
        await visit.Page.GotoAsync("/photos/check");

        await visit.Page.Locator("#photos").SetInputFilesAsync(Photos);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "检查", Exact = true }).ClickAsync();

        await Expect(visit.Page.Locator(".photo-card")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".photo-card").First).ToContainTextAsync("不合格");
    }
}

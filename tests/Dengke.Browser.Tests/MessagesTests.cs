using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>From a student's details to the counselor's call and the registrar's page, each on the screen that they use, in both languages.</summary>
public sealed class MessagesTests(Chrome chrome)
{
    private const string Campaign = "/campaigns/2025";
    private static readonly LocatorAssertionsToBeVisibleOptions Slowly = new() { Timeout = 60_000 };

    [Fact]
    [Trait("Requirement", "MSG-2")]
    public async Task Reach_FromTheStudentsDetailsToTheCallAndThePage()
    {
        await using (var student = await chrome.Open(Screen.Phone, "学生"))
        {
            await student.Page.GotoAsync("/contact");
            await student.Page.Locator("#phone").FillAsync("123");
            await student.Page.GetByRole(AriaRole.Button, new() { Name = "保存并确认" }).ClickAsync();
            await Expect(student.Page.Locator("#phone-error")).ToContainTextAsync("11 位手机号码");
            await student.Look("contact-wrong");
            await student.Page.Locator("#phone").FillAsync("138 0000 0001");
            await student.Page.GetByRole(AriaRole.Button, new() { Name = "保存并确认" }).ClickAsync();
            await Expect(student.Page.Locator("#phone")).ToHaveValueAsync("13800000001");
        }

        await using (var counselor = await chrome.Open(Screen.Phone, "辅导员"))
        {
            var page = counselor.Page;
            await page.GotoAsync($"{Campaign}/register/calls?unreached=true");
            await Expect(page.Locator(".chip[aria-current=true]")).ToContainTextAsync("未触达");
            await counselor.Look("calls-unreached");
            var student = await page.Locator("tbody th").First.InnerTextAsync();
            await page.Locator(".note-line button").First.ClickAsync();
            await Expect(page.Locator("main")).Not.ToContainTextAsync(student);
            Assert.Contains("unreached=true", page.Url, StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Call list");
            await counselor.Look("calls-unreached-english");
        }

        await using (var registrar = await chrome.Open(Screen.Desk, "学籍管理员"))
        {
            var page = registrar.Page;
            await page.GotoAsync($"{Campaign}/messages");
            await Expect(page.Locator("section[aria-labelledby=channels]")).ToContainTextAsync("未配置");
            await Expect(page.Locator("section[aria-labelledby=steps] tbody tr").First).ToBeVisibleAsync(Slowly);
            await registrar.Look("messages");
            await registrar.Picture("registrar-messages");
            await page.Locator("section[aria-labelledby=steps] tbody th a").First.ClickAsync();
            await Expect(page.Locator("#steps")).ToContainTextAsync("按学院");
            await page.Locator("section[aria-labelledby=steps] tbody td a").First.ClickAsync();
            await Expect(page.Locator(".chip[aria-current=true]")).ToContainTextAsync("未触达");
            await registrar.Look("messages-unreached");
            await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Who was told");
            await registrar.Look("messages-english");
        }
    }
}

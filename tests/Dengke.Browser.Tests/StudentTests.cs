using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>A student's way on the phone and at the desk: check, ask for a correction with a photo, declare, take it back.</summary>
public sealed class StudentTests(Chrome chrome)
{
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desk)]
    [Trait("Requirement", "CON-2")]
    [Trait("Requirement", "RUN-4")]
    public async Task Student_ChecksCorrectsDeclaresAndWithdraws_OnWholePages(Screen screen)
    {
        // A wait ends as soon as what is waited for is there; on a busy machine that takes longer than the five seconds of the default.
        SetDefaultExpectTimeout(30_000);
        await using var visit = await chrome.Open(screen);
        var page = visit.Page;
        await SignInAsTheOneWithAWrongName(page);
        await StartAfresh(page);
        await visit.Look("student-1-record");

        // A tick is kept without a button, and the summary follows.
        await page.Locator("#sex input[name=ticked]").CheckAsync();
        await Expect(page.Locator(".progress-line b")).ToContainTextAsync("1/");
        await page.ReloadAsync();
        await Expect(page.Locator("#sex input[name=ticked]")).ToBeCheckedAsync();

        // The correction: the evidence follows the system that is wrong, the value is judged while it is typed.
        await page.Locator("article[id] .answers a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("申请更正");
        await Expect(page.Locator("#e-id_card")).ToBeVisibleAsync();
        await visit.Look("student-2-ask");
        await page.Locator("[name=registryWrong]").UncheckAsync();
        await page.Locator("[name=academicWrong]").CheckAsync();
        await Expect(page.Locator("#e-id_card")).ToHaveCountAsync(0);
        await page.Locator("[name=registryWrong]").CheckAsync();
        await Expect(page.Locator("#e-id_card")).ToBeVisibleAsync();
        await page.Locator("#value").FillAsync("宁\uE000");
        await Expect(page.Locator("#value-error")).Not.ToBeEmptyAsync();
        await page.Locator("#value").FillAsync("宁静");
        await Expect(page.Locator("#value-error")).ToBeEmptyAsync();

        // What was typed survives the page.
        await page.Locator("#why").FillAsync("户口簿为准");
        await page.ReloadAsync();
        await Expect(page.Locator("#why")).ToHaveValueAsync("户口簿为准");
        await Expect(page.Locator("#value")).ToHaveValueAsync("宁静");

        // A refused text keeps the chosen file; a refused file is named at its input and the request stands.
        await page.Locator("#e-id_card")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "证.png",
                    MimeType = "image/png",
                    Buffer = Photo,
                }
            );
        await page.Locator("#e-household_register")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "程序.jpg",
                    MimeType = "image/jpeg",
                    Buffer = [.. "MZ"u8, .. new byte[99]],
                }
            );
        await page.Locator("#why").FillAsync(" ");
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator("#why-error")).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("#e-id_card").EvaluateAsync<int>("input => input.files.length"));
        await page.Locator("#why").FillAsync("户口簿为准");
        await page.Locator("#send").ClickAsync();
        await page.WaitForURLAsync("**/me/corrections/*-*");
        await Expect(page.Locator("#e-household_register-error")).ToContainTextAsync("程序.jpg");
        await Expect(page.Locator(".evidence img")).ToHaveCountAsync(1);
        await visit.Look("student-3-correction");

        // The rest of each group, then every difference, then the binding act.
        await page.GotoAsync("/me/record");
        for (var group = 0; group < 3; group++)
        {
            await page.Locator($"#rest-{group}").ClickAsync();
            await Expect(page.Locator($"#rest-{group}")).ToHaveCountAsync(0);
        }

        foreach (var box in await page.Locator("article[id] input[name=ticked]").AllAsync())
        {
            await box.CheckAsync();
        }

        await Expect(page.Locator("progress.is-done")).ToBeVisibleAsync();
        await visit.Look("student-4-ready");
        await page.Locator("#bind").ClickAsync();
        await visit.Look("student-5-asked");
        await page.Locator("dialog .btn-seal").ClickAsync();
        await Expect(page.Locator("#statement")).ToBeVisibleAsync();
        await visit.Look("student-6-declared");
        await page.GotoAsync("/me");
        await page.Locator(".past summary").ClickAsync();
        await visit.Look("student-7-mine");

        await page.GotoAsync("/me/record");
        await page.Locator(".withdraw summary").ClickAsync();
        await page.Locator("#reason").FillAsync("再看一遍");
        await page.Locator(".withdraw button").ClickAsync();
        await Expect(page.Locator("#bind")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Requirement", "RUN-4")]
    public async Task Record_OnASlowLine_IsUnder150KilobytesWithEverythingItLoads()
    {
        await using var visit = await chrome.Open(Screen.Phone, "学生");

        await visit.Page.GotoAsync("/me/record", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        // As sent, whether or not the browser had it already.
        var bytes = await visit.Page.EvaluateAsync<long>(
            "['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).reduce((sum, e) => sum + e.encodedBodySize, 0)"
        );
        Assert.InRange(bytes, 10 * 1024, 150 * 1024);
    }

    private static async Task SignInAsTheOneWithAWrongName(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=UserName]").FillAsync("s-name");
        await page.Locator("[name=Password]").FillAsync("dengke-demo-2025");
        await page.Locator(".sign-in .btn-primary").ClickAsync();
        await page.WaitForURLAsync("**/me");
    }

    /// <summary>Leaves the record as opened, whatever an earlier visit did with it.</summary>
    private static async Task StartAfresh(IPage page)
    {
        await page.GotoAsync("/me/record");
        while (await page.Locator(".asked a").CountAsync() > 0)
        {
            await page.Locator(".asked a").First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "撤回申请" }).ClickAsync();
            await page.Locator("dialog .btn-seal").ClickAsync();
            await page.WaitForURLAsync("**/me/record");
        }

        for (var ticked = page.Locator("input[name=ticked]:checked"); await ticked.CountAsync() > 0; )
        {
            await ticked.First.ClickAsync();
        }

        await Expect(page.Locator(".progress-line b")).ToContainTextAsync("0/");
    }
}

using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>Proof-reading and the registry's identity check, by the pages.</summary>
internal static class ProofSteps
{
    /// <summary>The registrar uploads the views, on their page.</summary>
    /// <param name="zip">As <c>dengke handoff open --proofs</c> writes it.</param>
    /// <param name="views">How many are new.</param>
    public static async Task Upload(IPage page, byte[] zip, int views)
    {
        await page.Locator("#file").SetInputFilesAsync(Payload("proofs.zip", zip));
        await page.Locator("main button.btn-primary").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync($"新增 {views} 张");
    }

    /// <summary>The student says that it is them.</summary>
    public static async Task Confirm(IPage page)
    {
        await page.Locator(".btn-seal").ClickAsync();
        await Expect(page.Locator(".next-act h2")).ToContainTextAsync("您已确认照片是本人");
    }

    /// <summary>The registrar has the registry's results read, on their page.</summary>
    /// <param name="csv">学号, 核验状态, 备注.</param>
    public static async Task PreviewIdentity(IPage page, string csv)
    {
        await page.Locator("#file").SetInputFilesAsync(Payload("核验结果.csv", Encoding.UTF8.GetBytes(csv)));
        await page.Locator("form[action*=preview] button").ClickAsync();
        await Expect(page.Locator("#preview")).ToBeVisibleAsync();
    }

    public static async Task WriteIdentity(IPage page, int students)
    {
        await page.Locator("main .btn-seal").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync($"{students} 名学生的结果有变化");
    }

    private static FilePayload Payload(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = content,
        };
}

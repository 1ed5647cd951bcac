using Dengke.Data;
using Dengke.Platform.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// Sealing on a demo of its own, on 12 May: something is open still, the registrar names it and seals behind the phrase; a student downloads
/// the receipt, which the page on the server and the one file from a disk hold to be valid, and a changed one not.
/// </summary>
public sealed class SealingTests(Chrome chrome) : IAsyncLifetime
{
    private const string Page = "/campaigns/2025/seal";
    private readonly DemoServer server = new() { Phase = "seal" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-seal-");

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    [Trait("Requirement", "SEA-2")]
    [Trait("Requirement", "SEA-3")]
    public async Task Registrar_NamesAndSeals_StudentHoldsAReceiptThatADiskCanCheck_OnWholePages()
    {
        SetDefaultExpectTimeout(60_000);
        var number = await LeaveSomethingOpen();
        await using var registrar = await As("registrar", Screen.Desk);
        await using var student = await As(number, Screen.Phone);
        await student.LookOnBothWidths("/me/seal", "seal-1-before", "封存回执");

        await registrar.LookOnBothWidths(Page, "seal-2-checklist", "封存");
        await registrar.Picture("registrar-seal");
        await Expect(registrar.Page.Locator(".page-task")).ToContainTextAsync("还有 2 项");
        await registrar.LookOnBothWidths($"{Page}/open?kind=IdentityOpen", "seal-3-open", "身份核验未通过");
        await registrar.Resize(Screen.Desk);
        await registrar.Page.Locator("tbody input[name=Subjects]").First.CheckAsync();
        await registrar.Page.Locator("input[name=Reason]").FillAsync("人像比对系统维护, 已人工核验");
        await registrar.Page.Locator(".selection-bar .btn-primary").ClickAsync();
        await Expect(registrar.Page.Locator(".page-task")).ToContainTextAsync("1 项未说明");
        await registrar.Page.Locator("input[name=Reason]").FillAsync("人像比对系统维护, 已人工核验");
        await registrar.Page.Locator(".selection-bar button[data-always]").ClickAsync();
        await Expect(registrar.Page.Locator(".page-task")).ToContainTextAsync("没有未说明的");

        await registrar.LookOnBothWidths(Page, "seal-4-ready", "封存");
        await registrar.Resize(Screen.Desk);
        await SealSteps.Seal(registrar.Page);
        await registrar.Look("seal-5-sealed");
        await registrar.Download("main form button.btn-primary", At("sealed.zip"));
        System.IO.Compression.ZipFile.ExtractToDirectory(At("sealed.zip"), folder.FullName);

        await student.LookOnBothWidths("/me", "seal-6-home");
        await student.LookOnBothWidths("/me/seal", "seal-7-receipt", "封存回执");
        await student.Resize(Screen.Phone);
        await student.Picture("student-receipt");
        var receipt = At("receipt.json");
        await student.Download("main .btn-seal", receipt);
        await student.Download("main .next-act .btn:not(.btn-seal)", At("receipt.pdf"));
        Assert.Equal("%PDF"u8.ToArray(), (await File.ReadAllBytesAsync(At("receipt.pdf")))[..4]);
        await student.Page.Locator("a[href^='/verify#']").ClickAsync();
        await SealSteps.Check(student.Page, receipt, "成立 Valid");
        await Expect(student.Page.Locator("#verify-result")).ToContainTextAsync("与纸质回执上的摘要一致");
        await student.Resize(Screen.Phone);
        await student.Look("seal-8-valid");
        await student.Picture("student-verify");

        var changed = At("changed.json");
        await File.WriteAllTextAsync(
            changed,
            (await File.ReadAllTextAsync(receipt)).Replace("final", "finel", StringComparison.Ordinal)
        );
        var alone = At("verify.html");
        Assert.Contains("default-src 'none'; script-src 'sha256-", await File.ReadAllTextAsync(alone));
        await student.Page.GotoAsync(new Uri(alone).ToString());
        await SealSteps.Check(student.Page, receipt, "成立 Valid");
        await SealSteps.Check(student.Page, changed, "不成立 Invalid");
        await Expect(student.Page.Locator("#verify-result [data-code=record_changed]")).ToBeVisibleAsync();
        await student.Look("seal-9-from-a-disk");
    }

    /// <summary>Two students whose identity check has no result; the number of a third, who has an account.</summary>
    private async Task<string> LeaveSomethingOpen()
    {
        await using var installation = await Installation.Open(server.Options, default);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync();
        var checks = await db.IdentityChecks.OrderBy(c => c.StudentId).Take(2).ToListAsync();
        db.IdentityChecks.RemoveRange(checks);
        await db.SaveChangesAsync();
        return await db
            .Students.Where(s => s.InCohort && s.StudentNo != "" && db.Accounts.Any(a => a.UserName == s.StudentNo))
            .OrderBy(s => s.StudentNo)
            .Select(s => s.StudentNo)
            .FirstAsync();
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private Task<Visit> As(string userName, Screen screen) => chrome.OpenAs(userName, screen, server.Address);
}

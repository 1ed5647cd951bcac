using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// The notice on a demo of its own, on the first day of photos: the registrar changes the hours, sees what that outdates and publishes the next
/// version; a student reads it.
/// </summary>
public sealed class NoticeTests(Chrome chrome) : IAsyncLifetime
{
    private const string Publishing = "/campaigns/2025/publishing";
    private const string Notices = "/campaigns/2025/notices";
    private readonly DemoServer server = new() { Phase = "capture" };

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    [Trait("Requirement", "CAM-5")]
    public async Task Registrar_ChangesTheHours_PublishesTheNextVersion_StudentReadsIt_OnWholePages()
    {
        SetDefaultExpectTimeout(30_000);
        await using var registrar = await chrome.OpenAs("registrar", Screen.Desk, server.Address);
        await using var student = await chrome.OpenAs("s-ok", Screen.Phone, server.Address);
        await student.Page.GotoAsync("/me");
        await student.Page.Locator($"a[href='{Notices}']").ClickAsync();
        await student.LookOnBothWidths(Notices, "notice-1-list", "通知与附件");
        await student.LookOnBothWidths($"{Notices}/notice", "notice-2-notice", "通知");
        await student.LookOnBothWidths($"{Notices}/field-check-list", "notice-3-fields", "附件1");
        await student.LookOnBothWidths($"{Notices}/correction-form", "notice-4-form", "附件2");
        await student.LookOnBothWidths($"{Notices}/capture-code-guide", "notice-5-code", "附件3");
        await student.LookOnBothWidths($"{Notices}/capture-timetable", "notice-6-timetable", "附件4");
        await Expect(student.Page.Locator("tr[aria-current=true]").First).ToBeVisibleAsync();

        await student.Resize(Screen.Phone);
        await student.Page.GotoAsync("/me/code");
        await student.Picture("student-code");

        await registrar.Page.GotoAsync("/campaigns/2025/overview");
        await registrar.Picture("registrar-overview");
        await registrar.Page.GotoAsync("/campaigns/2025/settings/fees?as=yaml");
        var editor = registrar.Page.Locator("#yaml");
        await editor.FillAsync(
            (await editor.InputValueAsync()).Replace("on_site: 20.00", "on_site: 25.00", StringComparison.Ordinal)
        );
        await registrar.Page.Locator("#chapter button.btn-primary").ClickAsync();
        await Expect(registrar.Page.Locator("[role=status]")).ToContainTextAsync("已保存为第");

        await registrar.LookOnBothWidths(Publishing, "notice-7-outdated", "发布通知");
        await registrar.Picture("registrar-publishing");
        await Expect(registrar.Page.Locator(".page-task")).ToContainTextAsync("1 份已发布的文件过期");
        await registrar.LookOnBothWidths($"{Publishing}/notice", "notice-8-draft", "通知");
        await Expect(registrar.Page.Locator(".document-changes")).ToContainTextAsync("采集费每人25元");
        await registrar.Resize(Screen.Desk);
        await registrar.Page.Locator("#note").FillAsync("采集费改为 25 元");
        await registrar.Page.Locator("form[aria-labelledby=publish] button.btn-seal").ClickAsync();
        await registrar.Page.Locator("dialog[open] .btn-seal").ClickAsync();
        await Expect(registrar.Page.Locator("[role=status]")).ToContainTextAsync("已发布第 2 版");

        await student.LookOnBothWidths($"{Notices}/notice", "notice-9-second", "通知");
        await Expect(student.Page.Locator(".alert-info")).ToContainTextAsync("采集费改为 25 元");
        await student.LookOnBothWidths($"{Notices}/notice/changes/2", "notice-10-changes", "第 1 版到第 2 版");
    }
}

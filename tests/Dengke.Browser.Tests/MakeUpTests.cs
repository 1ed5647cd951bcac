using Dengke.Data;
using Dengke.Platform.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// The make-up studio on a demo of its own, at 9:30 on Tuesday 29 October: booked on a phone, moved, confirmed at the desk; then another
/// portrait in place of the first.
/// </summary>
public sealed class MakeUpTests(Chrome chrome) : IAsyncLifetime
{
    private const string Mine = "/me/make-up";
    private const string Desk = "/campaigns/2025/make-up";
    private readonly DemoServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    [Trait("Requirement", "MUP-1")]
    [Trait("Requirement", "MUP-2")]
    public async Task Student_BooksMovesComesAndRetakes_OnWholePages()
    {
        SetDefaultExpectTimeout(30_000);
        var number = await SomeStudent();
        await using var registrar = await As("registrar");
        await registrar.MoveClock("makeup", "10月29日");
        await using var student = await As(number);
        await using var desk = await As("operator");

        await student.LookOnBothWidths(Mine, "make-up-1-choose", "补采预约");
        await student.Resize(Screen.Phone);
        // The studio takes nobody on a Monday, and is open on the Sunday before it.
        await Expect(student.Page.Locator(".studio-shut").First).ToContainTextAsync("(周一) 周一休息");
        await StudioSteps.Choose(student.Page, "11月3日(周日)", "13:00—14:00");
        await Expect(student.Page.Locator(".studio-when")).ToHaveTextAsync("11月3日(周日)13:00—14:00");
        await student.Page.Locator(".next-act a.btn").ClickAsync();
        await student.Look("make-up-2-move");
        await StudioSteps.Choose(student.Page, "10月29日(周二)", "10:00—11:00");
        await Expect(student.Page.Locator(".studio-when")).ToHaveTextAsync("10月29日(周二)10:00—11:00");
        await student.LookOnBothWidths(Mine, "make-up-3-booked");
        await student.Resize(Screen.Phone);
        await student.Picture("student-make-up");

        await desk.LookOnBothWidths(Desk, "make-up-4-desk", "补采台");
        await StudioSteps.Find(desk.Page, number);
        await desk.LookOnBothWidths($"{Desk}?q={number}", "make-up-5-confirm");
        await StudioSteps.Finish(desk.Page);

        await student.Resize(Screen.Phone);
        await student.Page.GotoAsync(Mine);
        await student.Page.Locator("details.past > summary").ClickAsync();
        await student.Look("make-up-6-retake");
        await student.Page.Locator("#reason").FillAsync("照片里闭眼了");
        await StudioSteps.Choose(student.Page, "10月29日(周二)", "11:00—12:00");
        await desk.LookOnBothWidths($"{Desk}?q={number}", "make-up-7-retake-desk");
        await Expect(desk.Page.Locator(".studio-desk .state-amend")).ToHaveTextAsync("重采");
        await StudioSteps.Finish(desk.Page);
        await student.LookOnBothWidths(Mine, "make-up-8-history");
        await Expect(student.Page.Locator(".portraits > li")).ToHaveCountAsync(2);
        await registrar.LookOnBothWidths($"{Desk}/list", "make-up-9-list", "补采预约");
    }

    private async Task<string> SomeStudent()
    {
        await using var installation = await Installation.Open(server.Options, default);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync();
        return await db
            .Students.Where(s =>
                s.InCohort && s.StudentNo != "" && s.Name.Length == 3 && db.Accounts.Any(a => a.UserName == s.StudentNo)
            )
            .OrderBy(s => s.StudentNo)
            .Select(s => s.StudentNo)
            .FirstAsync();
    }

    private Task<Visit> As(string userName) => chrome.OpenAs(userName, Screen.Desk, server.Address);
}

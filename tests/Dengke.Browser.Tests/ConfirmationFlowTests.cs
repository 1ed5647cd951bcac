using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// The whole confirmation as people do it, on a demo of its own: a student whose record is right, one with another name, one
/// registered by proxy and one who comes late, from the phone to the registrar's acceptance; with phones in one college and at desks in
/// another. At the end the audit trail is in order.
/// </summary>
public sealed class ConfirmationFlowTests(Chrome chrome) : IAsyncLifetime
{
    private readonly DemoServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    [Trait("Requirement", "CON-1")]
    [Trait("Requirement", "CON-3")]
    [Trait("Requirement", "CON-5")]
    [Trait("Requirement", "CON-6")]
    [Trait("Requirement", "CON-7")]
    [Trait("Requirement", "CAM-3")]
    public async Task Confirmation_FourStudentsOfTwoColleges_EndsWithAllOfThemDone()
    {
        var casts = await FlowCast.Two(server);
        var steps = new ConfirmationSteps(chrome, server, (visit, name) => visit.Picture(name));
        var screens = Enum.GetValues<Screen>();
        foreach (var (cast, screen) in casts.Zip(screens))
        {
            await steps.Right(cast, screen);
            await steps.Wrong(cast, screen);
            await steps.Register(cast, screen);
            await steps.Submit(cast, screen);
            await steps.Accept(cast, screen);
            await steps.Decide(cast, screen);
            await Told(cast, screen);
        }

        await using (var registrar = await As(Screen.Desk, "registrar"))
        {
            await registrar.MoveClock("capture", "10月22日");
        }

        foreach (var (cast, screen) in casts.Zip(screens))
        {
            await Late(cast, screen);
            await steps.Submit(cast, screen);
            await steps.Accept(cast, screen);
        }

        foreach (var cast in casts)
        {
            await cast.AssertDone(server);
        }

        Assert.Equal(0, await server.Command("audit", "verify"));
    }

    /// <summary>The program tells what was done within some seconds, so the page is opened again until it does.</summary>
    private async Task Told(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, cast.Wrong.StudentNo);
        var decided = visit.Page.Locator(".inbox li:has-text('审核结果')");
        for (var i = 0; i < 20 && await decided.CountAsync() == 0; i++)
        {
            await visit.Page.WaitForTimeoutAsync(1000);
            await visit.Page.GotoAsync("/inbox");
        }

        await Expect(decided).ToContainTextAsync("已更正");
        await Expect(visit.Page.Locator(".bell-count")).ToBeVisibleAsync();
        await visit.Picture("student-inbox");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "全部标为已读" }).ClickAsync();
        await Expect(visit.Page.Locator(".bell-count")).ToHaveCountAsync(0);
    }

    private async Task Late(FlowCast cast, Screen screen)
    {
        await using (var shut = await As(screen, cast.Late.StudentNo))
        {
            await shut.Page.GotoAsync("/me/record");
            await Expect(shut.Page.Locator(".alert-warning")).ToContainTextAsync("10月21日");
            await shut.Look("student-too-late");
        }

        await using (var registrar = await As(screen, "registrar"))
        {
            await registrar.Page.GotoAsync($"{FlowCast.Campaign}/students/{cast.Late.Id}");
            await registrar.Page.GetByRole(AriaRole.Link, new() { Name = "允许补办" }).ClickAsync();
            await registrar.Page.Locator("#phase").SelectOptionAsync("Confirmation");
            await registrar.Page.Locator("input[name=Scope][value=Student]").CheckAsync();
            await registrar.Picture("registrar-windows");
            await Extend(registrar.Page);
            await registrar.Page.GotoAsync($"{FlowCast.Campaign}/windows");
            await registrar.Page.Locator("#phase").SelectOptionAsync("CollegeSubmission");
            await registrar.Page.Locator("input[name=Scope][value=College]").CheckAsync();
            await registrar.Page.Locator("#college").SelectOptionAsync(cast.College);
            await Extend(registrar.Page);
        }

        await using (var student = await As(screen, cast.Late.StudentNo))
        {
            await ConfirmationSteps.Declare(student);
            await Expect(student.Page.Locator("#statement")).ToContainTextAsync("逾期");
        }

        await using var counselor = await As(screen, cast.CounselorOf(cast.Late));
        await counselor.Page.GotoAsync($"{FlowCast.Campaign}/register/{cast.Late.Id}");
        await counselor.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(counselor.Page.Locator(".state").First).ToContainTextAsync("已登记");
    }

    private static async Task Extend(IPage page)
    {
        await page.Locator("#until").FillAsync("2024-10-25T18:00");
        await page.Locator("#reason").FillAsync("住院, 有证明");
        await page.GetByRole(AriaRole.Button, new() { Name = "延长", Exact = true }).ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private Task<Visit> As(Screen screen, string userName) => chrome.OpenAs(userName, screen, server.Address);
}

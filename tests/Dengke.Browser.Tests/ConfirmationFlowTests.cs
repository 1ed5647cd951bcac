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
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    private static readonly (string Path, string Picture)[] Overviews =
    [
        (FlowCast.Campaign, "registrar-desk"),
        ($"{FlowCast.Campaign}/missing", "registrar-missing"),
        ("/audit", "registrar-audit"),
    ];

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
        var screens = Enum.GetValues<Screen>();
        foreach (var (cast, screen) in casts.Zip(screens))
        {
            await Right(cast, screen);
            await Wrong(cast, screen);
            await Register(cast, screen);
            await Submit(cast, screen);
            await Accept(cast, screen);
            await Decide(cast, screen);
            await Told(cast, screen);
        }

        await MoveClock("capture");
        foreach (var (cast, screen) in casts.Zip(screens))
        {
            await Late(cast, screen);
            await Submit(cast, screen);
            await Accept(cast, screen);
        }

        foreach (var cast in casts)
        {
            await cast.AssertDone(server);
        }

        Assert.Equal(0, await server.Command("audit", "verify"));
    }

    private async Task Right(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, cast.Right.StudentNo);
        await visit.Page.GotoAsync("/me");
        await visit.Picture("student-mine");
        await Declare(visit);
    }

    private async Task Wrong(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, cast.Wrong.StudentNo);
        var page = visit.Page;
        await page.GotoAsync("/me/record");
        await visit.Picture("student-record");
        await page.GotoAsync("/me/corrections/new?field=name");
        await page.Locator("#value").FillAsync(cast.RightName);
        await page.Locator("#why").FillAsync("身份证和户口簿上都是这个名字");
        foreach (var input in await page.Locator("input[type=file]").AllAsync())
        {
            await input.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "材料.png",
                    MimeType = "image/png",
                    Buffer = Photo,
                }
            );
        }

        await visit.Picture("student-correction");
        await page.Locator("#send").ClickAsync();
        await page.WaitForURLAsync("**/me/corrections/*-*");
        await Declare(visit);
        await visit.Picture("student-declared");
    }

    private async Task Register(FlowCast cast, Screen screen)
    {
        await using (var visit = await As(screen, cast.CounselorOf(cast.Right)))
        {
            var page = visit.Page;
            await page.GotoAsync($"{FlowCast.Campaign}/register?q={cast.Right.StudentNo}");
            await page.Locator("input[name=ids]").CheckAsync();
            await visit.Picture("counselor-register");
            await page.Locator("button[name=act][value=register]").ClickAsync();
            await page.Locator("dialog[open] .btn-seal").ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("1");
        }

        await using (var visit = await As(screen, cast.CounselorOf(cast.Wrong)))
        {
            await visit.Page.GotoAsync($"{FlowCast.Campaign}/register/{cast.Wrong.Id}");
            await visit.Picture("counselor-student");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
            await Expect(visit.Page.Locator(".state").First).ToContainTextAsync("已登记");
        }

        await using (var visit = await As(screen, cast.CounselorOf(cast.Proxy)))
        {
            var page = visit.Page;
            await page.GotoAsync($"{FlowCast.Campaign}/register/{cast.Proxy.Id}");
            await page.Locator("summary:has-text('代签登记')").ClickAsync();
            await page.Locator("#proxy-reason").FillAsync("在国外交换, 无法登录");
            await page.GetByRole(AriaRole.Button, new() { Name = "代签登记" }).ClickAsync();
            await Expect(page.Locator(".state").First).ToContainTextAsync("已登记");
            await page.GotoAsync($"{FlowCast.Campaign}/register/calls");
            await visit.Picture("counselor-calls");
            await page.GotoAsync($"{FlowCast.Campaign}/register/poster");
            await visit.Picture("counselor-poster");
        }
    }

    private async Task Submit(FlowCast cast, Screen screen)
    {
        await using (var secretary = await As(screen, cast.Secretary))
        {
            await secretary.Page.GotoAsync(cast.CollegePage);
            await secretary.Picture("college-summary");
            await secretary.Page.Locator(".page-acts .btn-primary").ClickAsync();
            await secretary.Page.Locator("dialog[open] .btn-seal").ClickAsync();
            await Expect(secretary.Page.Locator(".page-task")).ToContainTextAsync("待签字");
        }

        await using var leader = await As(screen, cast.Leader);
        await leader.Page.GotoAsync(cast.CollegePage);
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "签字并提交" }).ClickAsync();
        await leader.Page.FillAsync("#Password", DemoServer.Password);
        await leader.Picture("college-sign");
        await leader.Page.ClickAsync("main .btn-seal");
        await Expect(leader.Page.Locator(".seal-stamp")).ToBeVisibleAsync();
    }

    private async Task Accept(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, "registrar");
        var page = visit.Page;
        await page.GotoAsync(cast.SubmissionPage);
        await page.Locator("input[name=Way][value=ByHand]").CheckAsync();
        await visit.Picture("registrar-submission");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记收到" }).ClickAsync();
        await page.GotoAsync(cast.SubmissionPage);
        await page.GetByRole(AriaRole.Button, new() { Name = "接收汇总表" }).ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("已接收");
    }

    private async Task Decide(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, "registrar");
        var page = visit.Page;
        await page.GotoAsync($"{FlowCast.Campaign}/corrections?q={cast.Wrong.StudentNo}");
        await page.Locator(".review-queue li a").First.ClickAsync();
        await Expect(page.Locator(".proof img").First).ToBeVisibleAsync();
        await visit.Picture("registrar-correction");
        await page.Locator("button[data-key=KeyA]").ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GotoAsync($"{FlowCast.Campaign}/corrections?state=applied&q={cast.Wrong.StudentNo}");
        await Expect(page.Locator(".review-queue li").First).ToContainTextAsync("已更正");
        foreach (var (path, name) in Overviews)
        {
            await page.GotoAsync(path);
            await visit.Picture(name);
        }
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
            await Declare(student);
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

    /// <summary>Ticks whatever is not asked to be corrected, and declares.</summary>
    private static async Task Declare(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/me/record");
        for (var group = 0; group < 3; group++)
        {
            var rest = page.Locator($"#rest-{group}");
            if (await rest.CountAsync() > 0)
            {
                await rest.ClickAsync();
                await Expect(rest).ToHaveCountAsync(0);
            }
        }

        foreach (var box in await page.Locator("article[id] input[name=ticked]").AllAsync())
        {
            await box.CheckAsync();
        }

        await Expect(page.Locator("progress.is-done")).ToBeVisibleAsync();
        await page.Locator("#bind").ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await Expect(page.Locator("#statement")).ToBeVisibleAsync();
    }

    private async Task MoveClock(string phase)
    {
        await using var visit = await As(Screen.Desk, "registrar");
        await visit.Page.Locator("#demo-phase").SelectOptionAsync(phase);
        await visit.Page.Locator(".demo-clock button").ClickAsync();
        await Expect(visit.Page.Locator(".demo-clock time")).ToContainTextAsync("10月22日");
    }

    private Task<Visit> As(Screen screen, string userName) => chrome.OpenAs(userName, screen, server.Address);
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>What each person does in the confirmation, from the student's declaration to the registrar's decision, by the pages.</summary>
/// <param name="look">Looks at a page on the way, which has this name.</param>
internal sealed class ConfirmationSteps(Chrome chrome, DemoServer server, Func<Visit, string, Task> look)
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

    public async Task Right(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, cast.Right.StudentNo);
        await visit.Page.GotoAsync("/me");
        await look(visit, "student-mine");
        await Declare(visit);
    }

    public async Task Wrong(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, cast.Wrong.StudentNo);
        var page = visit.Page;
        await page.GotoAsync("/me/record");
        await look(visit, "student-record");
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

        await look(visit, "student-correction");
        await page.Locator("#send").ClickAsync();
        await page.WaitForURLAsync("**/me/corrections/*-*");
        await Declare(visit);
        await look(visit, "student-declared");
    }

    public async Task Register(FlowCast cast, Screen screen)
    {
        await using (var visit = await As(screen, cast.CounselorOf(cast.Right)))
        {
            var page = visit.Page;
            await page.GotoAsync($"{FlowCast.Campaign}/register?q={cast.Right.StudentNo}");
            await page.Locator("input[name=ids]").CheckAsync();
            await look(visit, "counselor-register");
            await page.Locator("button[name=act][value=register]").ClickAsync();
            await page.Locator("dialog[open] .btn-seal").ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("1");
        }

        await using (var visit = await As(screen, cast.CounselorOf(cast.Wrong)))
        {
            await visit.Page.GotoAsync($"{FlowCast.Campaign}/register/{cast.Wrong.Id}");
            await look(visit, "counselor-student");
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
            await look(visit, "counselor-calls");
            await page.GotoAsync($"{FlowCast.Campaign}/register/poster");
            await look(visit, "counselor-poster");
        }
    }

    public async Task Submit(FlowCast cast, Screen screen)
    {
        await using (var secretary = await As(screen, cast.Secretary))
        {
            await secretary.Page.GotoAsync(cast.CollegePage);
            await look(secretary, "college-summary");
            await secretary.Page.Locator(".page-acts .btn-primary").ClickAsync();
            await secretary.Page.Locator("dialog[open] .btn-seal").ClickAsync();
            await Expect(secretary.Page.Locator(".page-task")).ToContainTextAsync("待签字");
        }

        await using var leader = await As(screen, cast.Leader);
        await leader.Page.GotoAsync(cast.CollegePage);
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "签字并提交" }).ClickAsync();
        await leader.Page.FillAsync("#Password", DemoServer.Password);
        await look(leader, "college-sign");
        await leader.Page.ClickAsync("main .btn-seal");
        await Expect(leader.Page.Locator(".seal-stamp")).ToBeVisibleAsync();
    }

    public async Task Accept(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, "registrar");
        var page = visit.Page;
        await page.GotoAsync(cast.SubmissionPage);
        await page.Locator("input[name=Way][value=ByHand]").CheckAsync();
        await look(visit, "registrar-submission");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记收到" }).ClickAsync();
        await page.GotoAsync(cast.SubmissionPage);
        await page.GetByRole(AriaRole.Button, new() { Name = "接收汇总表" }).ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("已接收");
    }

    public async Task Decide(FlowCast cast, Screen screen)
    {
        await using var visit = await As(screen, "registrar");
        var page = visit.Page;
        await page.GotoAsync($"{FlowCast.Campaign}/corrections?q={cast.Wrong.StudentNo}");
        await page.Locator(".review-queue li a").First.ClickAsync();
        await Expect(page.Locator(".proof img").First).ToBeVisibleAsync();
        await look(visit, "registrar-correction");
        await page.Locator("button[data-key=KeyA]").ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GotoAsync($"{FlowCast.Campaign}/corrections?state=applied&q={cast.Wrong.StudentNo}");
        await Expect(page.Locator(".review-queue li").First).ToContainTextAsync("已更正");
        foreach (var (path, name) in Overviews)
        {
            await page.GotoAsync(path);
            await look(visit, name);
        }
    }

    /// <summary>Ticks whatever is not asked to be corrected, and declares.</summary>
    public static async Task Declare(Visit visit)
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

    private Task<Visit> As(Screen screen, string userName) => chrome.OpenAs(userName, screen, server.Address);
}

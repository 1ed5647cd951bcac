using Dengke.Data;
using Dengke.Platform.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// A day of photos on a demo of its own, from 8:15 on 22 October: the timetable, the student's slot and pass, the door with a camera, the queue
/// on desk, board and phone, the till and its closing.
/// </summary>
public sealed class CaptureDayTests(Chrome chrome) : IAsyncLifetime
{
    private const string Campaign = "/campaigns/2025";
    private const string South = $"{Campaign}/sessions/south";
    private readonly DemoServer server = new() { Phase = "capture" };
    private readonly string film = Path.Combine(Path.GetTempPath(), $"dengke-{Guid.NewGuid():N}.mjpeg");

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        File.Delete(film);
        await server.DisposeAsync();
    }

    [Fact]
    [Trait("Requirement", "CAP-1")]
    [Trait("Requirement", "CAP-2")]
    [Trait("Requirement", "SCH-1")]
    [Trait("Requirement", "SCH-2")]
    [Trait("Requirement", "DSH-1")]
    [Trait("Requirement", "SCH-3")]
    [Trait("Requirement", "PAY-1")]
    public async Task Day_FromTheTimetableToTheClosing_OnWholePages()
    {
        SetDefaultExpectTimeout(30_000);
        var (first, second, third) = await FirstOfTheDay();
        await using var registrar = await As("registrar", Screen.Desk);
        await using var student = await As(first, Screen.Phone);
        await using var desk = await As("operator", Screen.Desk);

        await PlanAndPublish(registrar);
        await student.LookOnBothWidths("/me", "day-2-mine", "我的毕业事项");
        await student.LookOnBothWidths("/me/slot", "day-3-slot", "采集时段");
        await student.Resize(Screen.Phone);
        await student.Picture("student-slot");
        var calendar = await student.Page.RunAndWaitForDownloadAsync(() =>
            student.Page.Locator("a[href*='handler=calendar']").ClickAsync()
        );
        Assert.EndsWith(".ics", calendar.SuggestedFilename, StringComparison.Ordinal);

        await PassTheDoorByCamera(student);
        await HallSteps.LetIn(desk.Page, South, second);
        await desk.LookOnBothWidths($"{South}/door", "day-4-door", "入口签到");

        await student.Resize(Screen.Phone);
        await student.Page.GotoAsync("/me/slot");
        await Expect(student.Page.Locator(".ticket-ahead")).ToHaveTextAsync("下一个就是您");
        await student.Look("day-5-waiting");

        await CallAndLook(desk, student);
        await TakeAndClose(desk, first, second, third);
        await registrar.LookOnBothWidths($"{South}/day", "day-11-numbers", "讲堂中心");
        await Expect(registrar.Page.Locator(".hall-counts li").First).ToContainTextAsync("1/");
        await OpenThePassWithoutNetwork(third);
    }

    /// <summary>A phone that had the page open loads it anew when there is no server any more.</summary>
    private async Task OpenThePassWithoutNetwork(string number)
    {
        await using var phone = await As(number, Screen.Phone);
        await phone.Page.GotoAsync("/me/slot");
        await phone.Page.WaitForFunctionAsync(
            "async () => (await (await caches.open('dengke-pass')).keys()).some(r => r.url.endsWith('/me/slot'))"
        );
        await phone.Page.WaitForFunctionAsync(
            "async () => (await (await caches.open('dengke-pass')).keys()).some(r => r.url.includes('/pass.js'))"
        );
        var first = await phone.Page.Locator("[data-pass]").GetAttributeAsync("data-pass-now");
        await phone.Page.GotoAsync("/me/slot");
        Assert.True(await phone.Page.EvaluateAsync<bool>("() => navigator.serviceWorker.controller !== null"));
        // What is kept is not shown while there is a network.
        Assert.NotEqual(first, await phone.Page.Locator("[data-pass]").GetAttributeAsync("data-pass-now"));

        await server.Stop();
        await Reload(phone.Page);

        await Expect(phone.Page.Locator("[data-pass] svg path")).ToHaveCountAsync(1);
    }

    /// <summary>Both days are planned anew, played in the simulation, and published; whose slot stays is told nothing.</summary>
    private static async Task PlanAndPublish(Visit registrar)
    {
        await registrar.LookOnBothWidths($"{Campaign}/timetable", "day-1-timetable", "采集安排");
        await registrar.Resize(Screen.Desk);
        await registrar.Page.GetByRole(AriaRole.Button, new() { Name = "重新排" }).ClickAsync();
        await Expect(registrar.Page.Locator("#publish")).ToContainTextAsync("第 2 版草稿");
        await registrar.LookOnBothWidths($"{Campaign}/timetable/simulation", "day-1-simulation", "排队模拟");
        await Expect(registrar.Page.Locator(".table-cards tbody tr")).ToHaveCountAsync(2);
        await registrar.Page.GotoAsync($"{Campaign}/timetable");
        await registrar.Page.FillAsync("#reason", "补充名单");
        await registrar.Page.GetByRole(AriaRole.Button, new() { Name = "发布并通知学生" }).ClickAsync();
        await Expect(registrar.Page.Locator("[role=status]").First).ToContainTextAsync("第 2 版已发布");
    }

    /// <summary>As a person does who sees an error page: again. The browser may ask the network before it has woken the worker.</summary>
    private static async Task Reload(IPage page)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await page.GotoAsync("/me/slot");
                return;
            }
            catch (PlaywrightException) when (attempt < 4)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>The pass as the phone shows it is held before the door's camera.</summary>
    private async Task PassTheDoorByCamera(Visit student)
    {
        await student.Resize(Screen.Phone);
        await student.Page.GotoAsync("/me/slot");
        var pass = student.Page.Locator("[data-pass]");
        await Expect(pass.Locator("svg path")).ToHaveCountAsync(1);
        Film(await pass.ScreenshotAsync());
        await using var camera = await chrome.WithCamera(film);
        var page = await camera.NewPageAsync(new() { BaseURL = server.Address.ToString() });
        await Visit.SignIn(page, "operator");
        await page.GotoAsync($"{South}/door");

        await page.Locator("[data-scan-start]").ClickAsync();

        await Expect(page.Locator(".door-number")).ToHaveTextAsync("1");
        // Opened once, it reads at the till as well.
        await page.GotoAsync($"{South}/till");
        await Expect(page.Locator(".payer-number")).ToHaveTextAsync("1");
    }

    private static async Task CallAndLook(Visit desk, Visit student)
    {
        await HallSteps.OpenAndCall(desk.Page, South);
        await desk.LookOnBothWidths(South, "day-6-desk", "讲堂中心");

        // Told by the server, without the page being opened again.
        await Expect(student.Page.Locator(".ticket-call")).ToHaveTextAsync("请前往 1 号机位");
        await student.Look("day-7-called");
        await student.Picture("student-called");

        await desk.LookOnBothWidths($"{South}/board", "day-8-board", "请听叫号");
        await Expect(desk.Page.Locator(".board-call b")).ToHaveTextAsync("1");
        await desk.Page.GotoAsync($"{South}/stations/1");
        await desk.Page.Locator("#scanned").FillAsync("1");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "到位" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "采集完成" }).ClickAsync();
        await Expect(desk.Page.Locator("[role=status]").First).ToContainTextAsync("采集完成");
    }

    private static async Task TakeAndClose(Visit desk, params string[] students)
    {
        foreach (var (number, method) in students.Zip(["现金", "微信", "支付宝"]))
        {
            await desk.Page.GotoAsync($"{South}/till");
            await desk.Page.Locator("input[name=scanned]").FillAsync(number);
            await desk.Page.Keyboard.PressAsync("Enter");
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = method }).ClickAsync();
            await Expect(desk.Page.Locator("[role=status]").First).ToContainTextAsync("20.00 元");
        }

        await desk.LookOnBothWidths($"{South}/till", "day-9-till", "收费台");
        await desk.Page.Locator(".till-last summary").First.ClickAsync();
        await desk.Page.Locator(".till-last input[name=reason]").First.FillAsync("收错人");
        await desk.Page.Locator(".till-last form button").First.ClickAsync();
        await Expect(desk.Page.Locator(".till-last .is-void")).ToHaveCountAsync(1);

        await desk.Page.GotoAsync($"{Campaign}/closing");
        await desk.Page.Locator("#counted").FillAsync("20");
        await desk.Page.Locator("#password").FillAsync(DemoServer.Password);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "日结并签字" }).ClickAsync();
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("差额 0.00 元");
        await desk.LookOnBothWidths($"{Campaign}/closing", "day-10-closing", "日结");
    }

    /// <summary>Three students of the first slot of the south campus.</summary>
    private async Task<(string First, string Second, string Third)> FirstOfTheDay()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var installation = await Installation.Open(server.Options, ct);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(ct);
        var numbers = await (
            from own in db.StudentSlots
            join student in db.Students on own.StudentId equals student.Id
            where own.Slot!.SessionId == "south"
            orderby own.Slot!.StartsAt, student.StudentNo
            select student.StudentNo
        )
            .Take(3)
            .ToListAsync(ct);
        return (numbers[0], numbers[1], numbers[2]);
    }

    private void Film(byte[] screenshot)
    {
        using var pass = SKBitmap.Decode(screenshot);
        using var surface = SKSurface.Create(new SKImageInfo(1280, 720));
        surface.Canvas.Clear(SKColors.Gray);
        surface.Canvas.DrawBitmap(pass, (1280 - pass.Width) / 2f, (720 - pass.Height) / 2f, SKSamplingOptions.Default);
        using var image = surface.Snapshot();
        using var frame = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        File.WriteAllBytes(film, [.. Enumerable.Repeat(frame.ToArray(), 5).SelectMany(f => f)]);
    }

    private Task<Visit> As(string userName, Screen screen) => chrome.OpenAs(userName, screen, server.Address);
}

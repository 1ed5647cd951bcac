using Dengke.Photos.Specifications;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>The capture station's page with a camera, by keyboard and scanner alone, without any server.</summary>
[Trait(Looks.Trait, Looks.Once)]
public sealed class StationTests(Chrome chrome) : IAsyncLifetime
{
    private const string TokenKey = "a key for tokens";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-station-");
    private readonly PrivateKey registrar = PrivateKey.Create(KeyUse.Encryption);
    private readonly PrivateKey server = PrivateKey.Create(KeyUse.Signing);
    private StationProcess? station;
    private IBrowser? browser;

    private string Film => Path.Combine(folder.FullName, "camera.mjpeg");

    public async ValueTask InitializeAsync()
    {
        station = await StationProcess.Start(Path.Combine(folder.FullName, "data"));
        CameraFilm.Write(Film);
        browser = await chrome.WithCamera(Film);
    }

    public async ValueTask DisposeAsync()
    {
        await browser!.DisposeAsync();
        station!.Dispose();
        registrar.Dispose();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    [Trait("Requirement", "CAP-4")]
    [Trait("Requirement", "CAP-5")]
    public async Task Station_ByKeyboardAndScanner_ShootsShowsAndSeals()
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Open();
        var page = visit.Page;
        await visit.LookOnBothWidths("/", "station-1-empty", "采集站");
        await visit.LookOnBothWidths("/setup", "station-2-setup", "采集站设置");
        await Load(page);
        await visit.LookOnBothWidths("/setup", "station-3-loaded", "采集站设置");

        // A scan before there is any code, by a scanner that types: nobody has to click anything.
        await visit.Resize(Screen.Desk);
        await page.GotoAsync("/");
        await Scan(page, "9");
        await Expect(page.Locator(".booth-ticket b")).ToHaveTextAsync("9");
        await Scan(page, "SOMETHING-ELSE-ENTIRELY");
        await Expect(page.Locator(".booth-stop")).ToContainTextAsync("采集日包里没有这张码");
        await visit.LookOnBothWidths("/", "station-4-stopped");
        await visit.Resize(Screen.Desk);
        await page.Keyboard.PressAsync("Escape");

        await Scan(page, "DKC1.person-1");
        await Expect(page.Locator("[data-booth-hint]")).Not.ToBeEmptyAsync();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await visit.Look("station-5-ready");
        await Unplug(page);
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".booth-shot img")).ToBeVisibleAsync();
        await visit.LookOnBothWidths("/", "station-6-shown");
        await visit.Resize(Screen.Desk);

        // A scanner that types while a photo is on the screen presses no button by its Enter.
        await Type(page, "DKC1.person-2\n");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await Expect(page.Locator(".booth-shot img")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[data-booth-shoot]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".booth-state")).ToContainTextAsync("第 2 次");
        await page.Locator("#despite").FillAsync("试拍");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".booth-bar")).ToContainTextAsync("人工检查项还没有看完");
        await page.Locator("#despite").FillAsync("试拍");
        await page.Locator(".booth-verdict").ClickAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("input[name=all]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".booth-last li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".lamps")).ToContainTextAsync("1 张已密封");

        await AskTheStudent(visit);
        await page.GotoAsync("/language/en?back=/");
        await visit.Look("station-9-english");
        await page.GotoAsync("/setup");
        await visit.Look("station-10-setup-english");
    }

    /// <summary>With a screen before the student, it is the student who says yes.</summary>
    private async Task AskTheStudent(Visit operators)
    {
        await using var student = await Open();
        await student.LookOnBothWidths("/student", "station-7-student", "请稍候");
        await student.Resize(Screen.Desk);
        await student.Page.GotoAsync("/student");
        var page = operators.Page;
        await Scan(page, "DKC1.person-3");
        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("请看镜头");
        await Expect(page.Locator("[data-booth-shoot]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("这张可以吗?");
        await student.Look("station-8-student-asked");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "再拍一张" }).ClickAsync();
        await Expect(page.Locator("[data-booth-shoot]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "就用这张" }).ClickAsync();
        await Expect(page.Locator(".booth-agreed")).ToContainTextAsync("学生已在屏幕上确认");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("input[name=all]")).ToBeCheckedAsync();
        await page.Locator("#despite").FillAsync("试拍");
        await page.Locator("#despite").PressAsync("Enter");
        await Expect(page.Locator(".lamps")).ToContainTextAsync("2 张已密封");
    }

    /// <summary>The camera is unplugged, which the browser tells by ending its track, and plugged in again.</summary>
    private static async Task Unplug(IPage page)
    {
        await page.EvaluateAsync(
            """
            () => {
              const track = document.querySelector("[data-booth-camera] video").srcObject.getVideoTracks()[0];
              track.stop();
              track.dispatchEvent(new Event("ended"));
            }
            """
        );
        await Expect(page.Locator("[data-booth-hint]")).ToContainTextAsync("摄像头断开了");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".booth-shot")).ToHaveCountAsync(0);
        await page.Locator("[data-booth-open]").ClickAsync();
        await Expect(page.Locator("[data-booth-hint]")).ToContainTextAsync("取景合适");
    }

    private Task<Visit> Open() => station!.Open(browser!);

    private async Task Load(IPage page)
    {
        var key = await page.APIRequest.GetAsync($"{station!.Address}/setup?handler=key");
        // Past by the machine's clock, so that nobody is too early.
        var day = new DateTimeOffset(2024, 10, 22, 2, 0, 0, TimeSpan.Zero);
        var pack = new DayPack(
            "2025",
            "2025届",
            Guid.CreateVersion7(),
            PublicKey.Read(await key.TextAsync()).Value.KeyId,
            "南路1号机",
            1,
            day,
            "1",
            TokenKey,
            SpecificationYaml.Write(ShippedSpecifications.Graduation),
            false,
            [registrar.Public.ToJson().ToJsonString()],
            [new PackSession("south", "讲堂中心一层大厅", day.AddHours(-3), day.AddHours(5), 15, 10)],
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(n => new PackPerson(CodeToken.Of(TokenKey, $"DKC1.person-{n}"), "south", day, false)),
            ],
            []
        );
        var file = Path.Combine(folder.FullName, "day.jws");
        await File.WriteAllTextAsync(file, pack.Sign(server));
        await page.Locator("#pack").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "载入", Exact = true }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("已采用这个采集日包");
    }

    private static async Task Scan(IPage page, string code)
    {
        await Expect(page.Locator("#scanned")).ToBeFocusedAsync();
        await Type(page, code + "\n");
    }

    /// <summary>As a hand scanner types: quickly, with Enter behind it.</summary>
    private static Task Type(IPage page, string text) => page.Keyboard.TypeAsync(text);
}

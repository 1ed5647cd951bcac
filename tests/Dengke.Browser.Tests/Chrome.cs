using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dengke.Browser.Tests.Chrome))]

namespace Dengke.Browser.Tests;

/// <summary>The program and one Chromium for the run: <c>DENGKE_TEST_CHROMIUM</c>, else the one on the path.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> signedIn = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public DemoServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await Launch();
    }

    /// <summary>A Chromium of its own, whose camera shows that film.</summary>
    /// <param name="film">A file of JPEG pictures one after the other.</param>
    public Task<IBrowser> WithCamera(string film) =>
        Launch(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            $"--use-file-for-fake-video-capture={film}"
        );

    private Task<IBrowser> Launch(params string[] more) =>
        playwright!.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("DENGKE_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    .. more,
                ],
            }
        );

    /// <summary>A window of its own.</summary>
    /// <param name="role">As whom: the person of that role on the front page; null for nobody.</param>
    /// <param name="at">Another server's address; null for the one that all tests share.</param>
    public async Task<Visit> Open(Screen screen, string? role = null, bool script = true, Uri? at = null)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (at ?? Server.Address).ToString(),
                ViewportSize = Visit.SizeOf(screen),
                JavaScriptEnabled = script,
                Locale = "zh-CN",
                StorageState = role is null ? null : await signedIn.GetOrAdd(role, r => new(() => SignIn(r))).Value,
            }
        );
        return new Visit(context, await context.NewPageAsync(), screen);
    }

    /// <summary>A window in which somebody has signed in with the demo's password.</summary>
    /// <param name="at">Another server's address; null for the one that all tests share.</param>
    public async Task<Visit> OpenAs(string userName, Screen screen, Uri? at = null)
    {
        var visit = await Open(screen, at: at);
        await Visit.SignIn(visit.Page, userName);
        return visit;
    }

    /// <summary>Signs in on the front page with one click on the person of a role, once for all tests.</summary>
    private async Task<string> SignIn(string role)
    {
        await using var visit = await Open(Screen.Desk);
        await visit.Page.GotoAsync("/");
        var person = new PageLocatorOptions { Has = visit.Page.Locator($".persona-role:text-is('{role}')") };
        await visit.Page.Locator(".persona", person).ClickAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.Load);
        return await visit.Page.Context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>The widths at which pages are looked at: 360 and 1280 pixels.</summary>
public enum Screen
{
    Phone,
    Desk,
}

/// <summary>A window and what went wrong in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions OnlyWhatIsWrong = new() { ResultTypes = [ResultType.Violations] };
    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];
    private Screen screen;

    public Visit(IBrowserContext context, IPage page, Screen screen)
    {
        this.context = context;
        this.screen = screen;
        Page = page;
        page.Console += (_, message) =>
        {
            // A form that is refused is answered 422 with itself; Chromium writes that down as a failed resource.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 422", StringComparison.Ordinal))
            {
                troubles.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => troubles.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    private static bool WritesPictures { get; } = Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") == "1";

    public static ViewportSize SizeOf(Screen screen) =>
        screen == Screen.Phone ? new ViewportSize { Width = 360, Height = 740 } : new ViewportSize { Width = 1280, Height = 800 };

    /// <summary>Signs in with the demo's password.</summary>
    public static async Task SignIn(IPage page, string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=UserName]").FillAsync(userName);
        await page.Locator("[name=Password]").FillAsync(DemoServer.Password);
        await page.Locator(".sign-in .btn-primary").ClickAsync();
        await Assertions.Expect(page.Locator(".sign-in")).ToHaveCountAsync(0);
    }

    /// <summary>The same window as wide as on the other kind of machine.</summary>
    public async Task Resize(Screen to)
    {
        screen = to;
        var size = SizeOf(to);
        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Moves the demo's clock by the bar that every page of a demo has.</summary>
    /// <param name="day">Of which day that phase is, as the bar says it.</param>
    public async Task MoveClock(string phase, string day)
    {
        await Page.Locator("#demo-phase").SelectOptionAsync(phase);
        await Page.Locator(".demo-clock button").ClickAsync();
        await Assertions.Expect(Page.Locator(".demo-clock time")).ToContainTextAsync(day);
        await Assertions.Expect(Page.Locator("#demo-phase")).ToHaveValueAsync(phase);
    }

    /// <summary>Clicks on <paramref name="what"/> and keeps the file that comes.</summary>
    public async Task Download(string what, string path)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator(what).First.ClickAsync());
        await download.SaveAsAsync(path);
    }

    /// <summary>Opens <paramref name="path"/> on each width and looks at it.</summary>
    /// <param name="heading">What its first heading says, or a part of that.</param>
    public async Task LookOnBothWidths(string path, string name, string? heading = null)
    {
        foreach (var width in Enum.GetValues<Screen>())
        {
            await Resize(width);
            var answer = await Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            if (heading is not null)
            {
                await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(heading);
            }

            await Look(name);
        }
    }

    /// <summary>
    /// The page is whole: no violation of WCAG 2.2 A or AA that axe can see, nothing on the console, nothing wider than the
    /// window. With <c>DENGKE_WRITE_DOCS=1</c> a picture is kept under <c>artifacts/screens</c>.
    /// </summary>
    public async Task Look(string name)
    {
        if (WritesPictures)
        {
            var picture = $"{name}-{screen.ToString().ToLowerInvariant()}.png";
            await Shoot(Path.Combine(DemoServer.Repository, "artifacts", "screens", picture), whole: true);
        }

        await AssertQuietAndNarrow(name);
#pragma warning disable CS0618 // The other way opens a tab for each look, for which a whole browser without a GPU takes seconds; no page here has frames.
        var axe = await Page.RunAxeLegacy(null, OnlyWhatIsWrong);
#pragma warning restore CS0618
        Assert.True(
            axe.Violations.Length == 0,
            string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"))
        );
    }

    /// <summary>
    /// A page that another test looks at whole, on the way: nothing on the console, nothing wider than the window. With <c>DENGKE_WRITE_DOCS=1</c> the guides' picture
    /// of that name is taken anew.
    /// </summary>
    public async Task Picture(string name)
    {
        await AssertQuietAndNarrow(name);
        var desk = !name.StartsWith("student-", StringComparison.Ordinal);
        if (WritesPictures && desk == (screen == Screen.Desk))
        {
            await Shoot(Path.Combine(DemoServer.Repository, "docs", "images", "guide", $"{name}.png"), whole: false);
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private async Task AssertQuietAndNarrow(string name)
    {
        Assert.Empty(troubles);
        var overflow = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{name}: {overflow} px wider than the window");
    }

    private Task<byte[]> Shoot(string path, bool whole) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = whole });
}

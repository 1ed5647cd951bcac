using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dengke.Browser.Tests.Chrome))]

namespace Dengke.Browser.Tests;

/// <summary>The program and one Chromium for the run: <c>DENGKE_TEST_CHROMIUM</c>, else the one on the path.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public DemoServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
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
                ],
            }
        );
    }

    /// <summary>A window of its own, in which nobody has signed in.</summary>
    /// <param name="at">Another server's address; null for the one that all tests share.</param>
    public async Task<Visit> Open(Screen screen, bool script = true, Uri? at = null)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (at ?? Server.Address).ToString(),
                ViewportSize =
                    screen == Screen.Phone
                        ? new ViewportSize { Width = 360, Height = 740 }
                        : new ViewportSize { Width = 1280, Height = 800 },
                JavaScriptEnabled = script,
                Locale = "zh-CN",
            }
        );
        return new Visit(context, await context.NewPageAsync(), screen);
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
    private readonly IBrowserContext context;
    private readonly Screen screen;
    private readonly List<string> troubles = [];

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

    /// <summary>Signs in on the front page with one click on the person of a role.</summary>
    public async Task SignIn(string role)
    {
        await Page.GotoAsync("/");
        await Page.Locator(".persona", new PageLocatorOptions { Has = Page.Locator($".persona-role:text-is('{role}')") })
            .ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>
    /// The page is whole: no violation of WCAG 2.2 A or AA that axe can see, nothing on the console, nothing wider than the
    /// window. Keeps a picture under <c>artifacts/screens</c>.
    /// </summary>
    public async Task Look(string name)
    {
        await Page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(
                    DemoServer.Repository,
                    "artifacts",
                    "screens",
                    $"{name}-{screen.ToString().ToLowerInvariant()}.png"
                ),
                FullPage = true,
            }
        );
        Assert.Empty(troubles);
        var overflow = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{name}: {overflow} px wider than the window");
#pragma warning disable CS0618 // The other way opens a tab for each look, for which a whole browser without a GPU takes seconds; no page here has frames.
        var axe = await Page.RunAxeLegacy();
#pragma warning restore CS0618
        Assert.True(
            axe.Violations.Length == 0,
            string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"))
        );
    }

    /// <summary>As <see cref="Look"/>; with <c>DENGKE_WRITE_DOCS=1</c> the guides' picture of that name is taken anew.</summary>
    public async Task Picture(string name)
    {
        await Look(name);
        var desk = !name.StartsWith("student-", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") == "1" && desk == (screen == Screen.Desk))
        {
            var folder = Directory.CreateDirectory(Path.Combine(DemoServer.Repository, "docs", "images", "guide"));
            await Page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder.FullName, $"{name}.png"), FullPage = !desk }
            );
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

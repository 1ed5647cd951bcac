using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>The registrar's pages for the confirmation, on the phone's width and the desk's.</summary>
public sealed class RegistrarPagesTests(Chrome chrome, RegistrarData data) : IClassFixture<RegistrarData>
{
    private const string Base = "/campaigns/2025";

    /// <summary>What stands for a photographed document; the route that serves the real ones is tested where it is made.</summary>
    private const string Drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='380'><rect width='600' height='380' fill='#dfe8ee'/>"
        + "<rect x='420' y='60' width='140' height='190' fill='#9fb4c4'/><g fill='#33414d' font-size='30'><text x='40' y='90'>姓名 王叁</text>"
        + "<text x='40' y='150'>性别 男  民族 汉</text><text x='40' y='330'>公民身份号码</text></g></svg>";

    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { "", "2025届" },
            { "/submissions", "学院报送" },
            { "/corrections", "更正审核" },
            { "/corrections?state=applied", "更正审核" },
            { "/windows", "时间与延长" },
            { "/windows?q=2021", "时间与延长" },
            { "/missing", "未登记" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Requirement", "RUN-4")]
    [Trait(Looks.Trait, Looks.Once)]
    public async Task Page_OfTheRegistrar_IsWholeOnBothWidths(string path, string heading)
    {
        await using var visit = await Open();

        await visit.LookOnBothWidths(
            Base + path,
            "registrar" + path.Replace('/', '-').Replace('?', '-').Replace('=', '-'),
            heading
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Requirement", "CON-7")]
    public async Task Correction_Opened_ShowsChangeAndEvidenceWithAndWithoutScript(bool script)
    {
        await using var visit = await Open(script);
        foreach (var screen in Enum.GetValues<Screen>())
        {
            await visit.Resize(screen);
            await visit.Page.GotoAsync($"{Base}/corrections?field=name&proof=whole");

            await visit.Page.Locator(".review-queue li a").First.ClickAsync();

            await Expect(visit.Page.Locator(".change mark.ch").First).ToBeVisibleAsync();
            await Expect(visit.Page.Locator(".proof img").First).ToBeVisibleAsync();
            if (script)
            {
                await visit.Look("registrar-correction");
            }
        }
    }

    [Fact]
    [Trait("Requirement", "CON-7")]
    public async Task Correction_ByKeys_AsksBeforeItBindsAndTurnsThePicture()
    {
        await using var visit = await Open();
        await visit.Page.GotoAsync($"{Base}/corrections?field=name&proof=whole");

        await visit.Page.Locator("[data-turn]").First.ClickAsync();
        await visit.Page.Locator("[data-zoom]").First.ClickAsync();
        await Expect(visit.Page.Locator(".proof-frame").First).ToHaveClassAsync("proof-frame is-turned-1 is-large");
        await visit.Page.Keyboard.PressAsync("Alt+KeyA");
        await Expect(visit.Page.Locator("dialog[open]")).ToContainTextAsync("同意更正");
        await visit.Look("registrar-confirm");
        await visit.Page.Locator("dialog[open] button").First.ClickAsync();
        await visit.Page.Keyboard.PressAsync("Alt+KeyR");

        await Expect(visit.Page.Locator("#refuse-reason")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".review-head .state")).ToHaveTextAsync("待审");
    }

    [Fact]
    [Trait("Requirement", "CON-5")]
    public async Task Submissions_RowOpened_IsAPanelWithThePapersForm()
    {
        await using var visit = await Open();
        foreach (var screen in Enum.GetValues<Screen>())
        {
            await visit.Resize(screen);
            await visit.Page.GotoAsync($"{Base}/submissions?state=paper");

            await visit.Page.Locator("#list tbody tr .btn").First.ClickAsync();

            await Expect(visit.Page.Locator("dialog[open] input[name=TrackingNumber]")).ToBeVisibleAsync();
            await visit.Look("registrar-submission-panel");
        }
    }

    private async Task<Visit> Open(bool script = true)
    {
        Assert.NotNull(data);
        var visit = await chrome.Open(Screen.Desk, "学籍管理员", script);
        await visit.Page.RouteAsync(
            "**/evidence/*",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/svg+xml", Body = Drawing })
        );
        return visit;
    }
}

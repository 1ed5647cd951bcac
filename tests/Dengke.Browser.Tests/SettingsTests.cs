using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>The wizard's forms in a browser with script. Nothing is saved, so the tests do not disturb each other.</summary>
public sealed partial class SettingsTests(Chrome chrome)
{
    private const string Settings = "/campaigns/2025/settings";

    private static readonly string[] Chapters =
    [
        "basics",
        "cohort",
        "phases",
        "places",
        "organisation",
        "classes",
        "contacts",
        "fees",
        "photo",
        "fields",
        "routes",
        "messages",
        "calendar",
        "texts",
        "texts?as=yaml",
        "documents",
    ];

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desk)]
    [Trait("Requirement", "CAM-4")]
    [Trait(Looks.Trait, Looks.Once)]
    public async Task Chapter_EachAsAForm_IsWhole(Screen screen)
    {
        await using var visit = await chrome.Open(screen, "学籍管理员");
        foreach (var chapter in Chapters)
        {
            await visit.Page.GotoAsync($"{Settings}/{chapter}");

            await Expect(visit.Page.Locator("#chapter .btn-primary")).ToBeVisibleAsync();
            await visit.Look($"settings-{chapter.Replace('?', '-')}");
        }
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desk)]
    [Trait("Requirement", "CAM-4")]
    [Trait(Looks.Trait, Looks.Once)]
    public async Task Form_WithErrorsOpenRowsAndPaste_IsWhole(Screen screen)
    {
        await using var visit = await chrome.Open(screen, "学籍管理员");
        await visit.Page.GotoAsync($"{Settings}/classes");
        await visit.Page.Locator("#b-add-f-classes").ClickAsync();
        await Expect(visit.Page.Locator("[name$='].size']")).ToBeVisibleAsync();
        await visit.Page.Locator("#f-classes .form-paste > summary").ClickAsync();

        await visit.Page.Locator("[name$='].size']").PressAsync("Enter");

        await Expect(visit.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await visit.Page.Locator(".error-summary a").First.ClickAsync();
        await visit.Look("settings-classes-wrong");
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public async Task Condition_Typed_IsCountedAtOnceAndAgainWhenTypedOn()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员");
        await visit.Page.GotoAsync($"{Settings}/cohort");
        var count = visit.Page.Locator(".preview-count");
        var before = await count.InnerTextAsync();
        var year = visit.Page.Locator("[name='cohort.include[0].all[0].value']");

        await year.FillAsync("2019");
        await Expect(count).Not.ToHaveTextAsync(before);
        await year.FillAsync("2021");

        await Expect(count).ToHaveTextAsync(before);
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public async Task Condition_AddedAndRemovedWithScript_StaysOnThePageWithTheFocusInIt()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员");
        await visit.Page.GotoAsync($"{Settings}/cohort");
        await visit.Page.Locator("[name='cohort.include[0].name']").FillAsync("改过的名称");

        await visit.Page.Locator("#b-add-f-cohort-include-0-all").ClickAsync();

        await Expect(visit.Page.Locator("[name='cohort.include[0].all[3].field']")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("[name='cohort.include[0].name']")).ToHaveValueAsync("改过的名称");
        await Expect(visit.Page.Locator("#preview .yaml-errors")).ToBeVisibleAsync();
        await visit.Page.Locator("#b-remove-f-cohort-include-0-all-3").ClickAsync();
        await Expect(visit.Page.Locator("[name='cohort.include[0].all[3].field']")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#preview")).ToContainTextAsync("改过的名称");
        await Expect(visit.Page).ToHaveURLAsync(CohortAddress());
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Window_Moved_MovesOnTheCalendarBesideIt()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员");
        await visit.Page.GotoAsync($"{Settings}/phases");
        var bar = visit.Page.Locator(".phase-chart-bar").First;
        var before = await bar.GetAttributeAsync("width");

        await visit.Page.Locator("[name='phases.confirmation.closes']").FillAsync("2024-11-20T10:00");

        await Expect(visit.Page.Locator("#preview")).ToContainTextAsync("11月20日");
        await Expect(bar).Not.ToHaveAttributeAsync("width", before!);
    }

    [GeneratedRegex("/settings/cohort$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CohortAddress();
}

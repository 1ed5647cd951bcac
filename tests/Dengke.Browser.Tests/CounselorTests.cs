using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>The counselor's console, on the phone's width and the desk's.</summary>
public sealed partial class CounselorTests(Chrome chrome)
{
    private const string Register = "/campaigns/2025/register";

    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { Register, "登记" },
            { $"{Register}?state=findings&sort=-findings", "登记" },
            { $"{Register}?q=zzzzzz", "登记" },
            { $"{Register}/calls", "电话名单" },
            { $"{Register}/poster", "班级二维码" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Requirement", "CON-3")]
    [Trait(Looks.Trait, Looks.Once)]
    public async Task Page_OfTheCounselor_IsWholeOnBothWidths(string path, string heading)
    {
        await using var visit = await chrome.Open(Screen.Phone, "辅导员");

        await visit.LookOnBothWidths(path, "counselor" + NotInNames().Replace(path, "-"), heading);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desk)]
    [Trait("Requirement", "CON-3")]
    public async Task Student_OpenedFromTheList_IsAPanelAndIsRegisteredByProxyThere(Screen screen)
    {
        await using var visit = await chrome.Open(screen, "辅导员");
        var page = visit.Page;
        await page.GotoAsync($"{Register}?state=todo&sort=-findings");
        var name = page.Locator("#list tbody th a").First;
        var student = await name.InnerTextAsync();

        await name.ClickAsync();
        var panel = page.Locator("dialog#panel");
        await Expect(panel.Locator("#panel-title")).ToContainTextAsync(student);
        await visit.Look("counselor-panel");
        await panel.Locator("summary", new LocatorLocatorOptions { HasText = "代签登记" }).ClickAsync();
        await panel.Locator("#proxy-reason").FillAsync("住院, 不能登录");
        await visit.Look("counselor-panel-proxy");
        await panel.GetByRole(AriaRole.Button, new() { Name = "代签登记" }).ClickAsync();

        await Expect(page.Locator(".alert-success")).ToContainTextAsync(student);
        Assert.Contains("state=todo", page.Url);
        await page.GotoAsync($"{Register}?state=registered");
        await Expect(page.Locator("#list")).ToContainTextAsync(student);
        await page.Locator("#list tbody th a").First.ClickAsync();
        await Expect(panel.Locator(".pairs")).ToContainTextAsync("住院");
        await visit.Look("counselor-panel-registered");
    }

    [Fact]
    [Trait("Requirement", "CON-3")]
    public async Task Student_WithoutScript_IsAPageOfTheirOwn()
    {
        await using var visit = await chrome.Open(Screen.Phone, "辅导员", script: false);
        await visit.Page.GotoAsync($"{Register}?state=findings");

        await visit.Page.Locator("#list tbody th a").First.ClickAsync();

        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".field-card").First).ToBeVisibleAsync();
        Assert.Matches(@"/register/[0-9a-f-]{36}\?state=findings$", visit.Page.Url);
    }

    [Fact]
    [Trait("Requirement", "CON-3")]
    public async Task Register_ChosenWhoHaveNotDeclared_IsRefusedInOneSentence()
    {
        await using var visit = await chrome.Open(Screen.Desk, "辅导员");
        var page = visit.Page;
        await page.GotoAsync($"{Register}?state=todo&sort=-no");
        await Expect(page.Locator(".selection-bar .btn-seal")).ToBeDisabledAsync();

        await page.Locator("#list tbody .col-pick input").First.CheckAsync();
        await page.Locator(".selection-bar .btn-seal").ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();

        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("还没有提交确认");
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    public async Task Calls_Noted_ShowsTheNote()
    {
        await using var visit = await chrome.Open(Screen.Phone, "辅导员");
        await visit.Page.GotoAsync($"{Register}/calls");
        var note = visit.Page.Locator(".note-line").First;

        await note.Locator("input[name=note]").FillAsync("已电话告知家长");
        await note.Locator("button").ClickAsync();

        await Expect(visit.Page.Locator("table")).ToContainTextAsync("已电话告知家长");
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    public async Task Calls_Printed_HaveRoomForRemarksInPlaceOfTheForms()
    {
        await using var visit = await chrome.Open(Screen.Desk, "辅导员");
        await visit.Page.GotoAsync($"{Register}/calls");

        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Expect(visit.Page.Locator("td.print-cell").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".note-line").First).ToBeHiddenAsync();
        await visit.Look("counselor-calls-printed");
    }

    [Theory]
    [InlineData("学籍管理员", Screen.Phone)]
    [InlineData("教学秘书", Screen.Desk)]
    [Trait("Requirement", "DSH-2")]
    public async Task Students_WhoIsMissing_LeadsFromTheClassOrCollegeToTheList(string role, Screen screen)
    {
        await using var visit = await chrome.Open(screen, role);
        await visit.Page.GotoAsync("/campaigns/2025/students");

        await visit.Page.Locator(".progress-of summary").ClickAsync();
        var missing = visit.Page.Locator(".progress-of tbody a").First;
        var count = await missing.InnerTextAsync();
        await visit.Look("students-progress");
        await missing.ClickAsync();

        await Expect(visit.Page.Locator("#list .table-bar")).ToContainTextAsync(count);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desk)]
    [Trait("Requirement", "SEC-2")]
    public async Task DocumentNumber_UnveiledWithAReason_IsGoneOnReload(Screen screen)
    {
        await using var visit = await chrome.Open(screen, "辅导员");
        var page = visit.Page;
        await page.GotoAsync("/campaigns/2025/students?state=findings");
        await page.Locator("#list tbody th a").First.ClickAsync();
        await page.Locator(".unveil summary").ClickAsync();
        await page.Locator("#unveil-reason").FillAsync("核对身份证");
        await visit.Look("student-unveil");

        await page.GetByRole(AriaRole.Button, new() { Name = "查看证件号码" }).ClickAsync();

        var number = page.Locator("tr:has-text('证件号码') td").First;
        await Expect(number).Not.ToContainTextAsync("*");
        await visit.Look("student-unveiled");
        await page.ReloadAsync();
        await Expect(number).ToContainTextAsync("***");
    }

    [GeneratedRegex("[/?=&]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInNames();
}

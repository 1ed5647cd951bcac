using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>Every page as a person of each role sees it, on the phone's width and the desk's.</summary>
public sealed class PagesTests(Chrome chrome)
{
    private const string Campaign = "/campaigns/2025";

    public static TheoryData<string, string, string> Pages { get; } =
        new()
        {
            { "学生", "/me", "我的毕业事项" },
            { "学生", "/me/record", "核对信息" },
            { "学生", "/inbox", "消息" },
            { "辅导员", $"{Campaign}/students", "我的学生" },
            { "辅导员", "/inbox", "消息" },
            { "采集员", "/photos/check", "照片检查" },
            { "教学秘书", $"{Campaign}/students", "我的学生" },
            { "院领导", $"{Campaign}/students", "我的学生" },
            { "采集员", $"{Campaign}/sessions", "采集场次" },
            { "采集员", $"{Campaign}/sessions/south", "10月22日" },
            { "采集员", $"{Campaign}/sessions/south/door", "入口签到" },
            { "采集员", $"{Campaign}/sessions/south/stations/1", "1 号机位" },
            { "采集员", $"{Campaign}/sessions/south/board", "请听叫号" },
            { "学生", "/me/code", "采集码" },
            { "学生", "/me/slot", "采集时段" },
            { "学生", "/me/photo", "照片确认" },
            { "辅导员", $"{Campaign}/proof-reading", "照片校对" },
            { "学籍管理员", $"{Campaign}/proof-reading", "照片校对" },
            { "学籍管理员", $"{Campaign}/handoff/proofs", "上传校对图" },
            { "学籍管理员", $"{Campaign}/handoff/cases", "图像异议" },
            { "学籍管理员", $"{Campaign}/handoff/identity", "身份核验" },
            { "学籍管理员", $"{Campaign}/exports", "导出" },
            { "辅导员", $"{Campaign}/codes", "采集码" },
            { "辅导员", $"{Campaign}/timetable/sheet", "各班时段表" },
            { "学籍管理员", $"{Campaign}/codes", "采集码" },
            { "学籍管理员", $"{Campaign}/timetable", "采集安排" },
            { "学籍管理员", $"{Campaign}/timetable/rules", "限制与例外" },
            { "学籍管理员", $"{Campaign}/timetable/simulation", "排队模拟" },
            { "学籍管理员", $"{Campaign}/sessions/south/day", "10月22日" },
            { "学籍管理员", $"{Campaign}/handoff", "照片移交" },
            { "学籍管理员", $"{Campaign}/handoff/keys", "接收公钥" },
            { "学籍管理员", $"{Campaign}/handoff/stations", "采集站" },
            { "学籍管理员", $"{Campaign}/handoff/import", "导入照片包" },
            { "学籍管理员", $"{Campaign}/seal", "封存" },
            { "学籍管理员", $"{Campaign}/seal/open?kind=NotRegistered", "未登记" },
            { "学籍管理员", $"{Campaign}/seal/errata", "勘误" },
            { "学生", "/me/seal", "封存回执" },
            { "审计", "/audit", "操作记录" },
            { "系统管理员", "/accounts", "账号" },
            { "系统管理员", "/accounts/new", "账号" },
            { "学籍管理员", Campaign, "2025届" },
            { "学籍管理员", "/campaigns", "批次" },
            { "学籍管理员", $"{Campaign}/overview", "看板" },
            { "学籍管理员", $"{Campaign}/comparison", "比对" },
            { "学籍管理员", $"{Campaign}/comparison/unmatched", "未匹配" },
            { "学籍管理员", $"{Campaign}/students", "全部学生" },
            { "学籍管理员", $"{Campaign}/imports", "导入" },
            { "学籍管理员", $"{Campaign}/publishing", "发布通知" },
            { "学籍管理员", $"{Campaign}/publishing/notice", "通知" },
            { "学籍管理员", $"{Campaign}/publishing/correction-form", "附件2" },
            { "学籍管理员", $"{Campaign}/settings/documents", "批次设置" },
            { "学生", $"{Campaign}/notices", "通知与附件" },
            { "学籍管理员", $"{Campaign}/settings", "批次设置" },
            { "学籍管理员", $"{Campaign}/settings/file", "批次设置" },
            { "学籍管理员", $"{Campaign}/messages", "消息触达" },
            { "学籍管理员", $"{Campaign}/messages/contacts", "学生联系方式" },
            { "学生", "/contact", "联系方式" },
            { "学籍管理员", "/contact", "联系方式" },
            { "学籍管理员", "/password", "密码" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Requirement", "RUN-1")]
    [Trait(Looks.Trait, Looks.Once)]
    public async Task Page_OfItsRole_IsWholeOnBothWidths(string role, string path, string heading)
    {
        await using var visit = await chrome.Open(Screen.Phone, role);

        await visit.LookOnBothWidths(path, role + path.Replace('/', '-'), heading);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [Trait("Requirement", "RUN-1")]
    [Trait(Looks.Trait, Looks.Once)]
    public async Task Page_ForEverybody_IsWholeOnBothWidths(string path)
    {
        await using var visit = await chrome.Open(Screen.Phone);

        await visit.LookOnBothWidths(path, "everybody" + path.Replace('/', '-'));
    }

    [Fact]
    [Trait("Requirement", "RUN-1")]
    public void Welcome_OfADemo_NamesTheAddressAndOneSignInPerRole()
    {
        string[] roles = ["学生", "辅导员", "教学秘书", "院领导", "学籍管理员", "采集员", "审计", "系统管理员"];

        Assert.All(roles, role => Assert.Contains(role, chrome.Server.Welcome));
        Assert.Contains(chrome.Server.Address.ToString().TrimEnd('/'), chrome.Server.Welcome);
    }

    [Fact]
    [Trait("Requirement", "RUN-1")]
    public async Task Health_OfAServer_Answers200()
    {
        using var client = new HttpClient { BaseAddress = chrome.Server.Address };

        Assert.True((await client.GetAsync("/healthz")).IsSuccessStatusCode);
        Assert.True((await client.GetAsync("/readyz")).IsSuccessStatusCode);
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Registrar_FromTheHeatTable_ReachesOneStudentSideBySide()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员");
        await visit.Page.GotoAsync($"{Campaign}/comparison");

        await visit.Page.Locator("a[href*='field=name'][href*='verdict=differs']").ClickAsync();
        await visit.Page.Locator("#list tbody th a").First.ClickAsync();

        await Expect(visit.Page.Locator("tr.is-finding mark.ch").First).ToBeVisibleAsync();
        await visit.Look("student-side-by-side");
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public async Task Settings_CohortEdited_PreviewFollowsWithoutSaving()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员");
        await visit.Page.GotoAsync($"{Campaign}/settings/cohort?as=yaml");
        var editor = visit.Page.Locator("#yaml");
        var before = await visit.Page.Locator(".preview-count").InnerTextAsync();

        await editor.FillAsync((await editor.InputValueAsync()).Replace("2021", "2019"));

        await Expect(visit.Page.Locator(".preview-count")).Not.ToHaveTextAsync(before);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".preview-count")).ToHaveTextAsync(before);
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Settings_BrokenYaml_NamesLineAndColumnAndKeepsTheText()
    {
        await using var visit = await chrome.Open(Screen.Desk, "学籍管理员");
        await visit.Page.GotoAsync($"{Campaign}/settings/phases?as=yaml");
        var editor = visit.Page.Locator("#yaml");
        var text = (await editor.InputValueAsync()).Replace("confirmation", "confirmaton");

        await editor.FillAsync(text);
        await visit.Page.Locator("#chapter button.btn-primary").ClickAsync();

        await Expect(visit.Page.Locator(".yaml-errors")).ToContainTextAsync("第");
        Assert.Contains("confirmaton", await editor.InputValueAsync());
        await Expect(visit.Page.Locator("[role=alert]").First).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Requirement", "REC-6")]
    public async Task Student_WithoutScript_ReadsTheOwnRecord()
    {
        await using var visit = await chrome.Open(Screen.Phone, "学生", script: false);

        await visit.Page.GotoAsync("/me");
        await visit.Page.Locator(".next-act a").ClickAsync();

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("核对信息");
        await Expect(visit.Page.Locator(".field-card").First).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Requirement", "RUN-1")]
    public async Task DemoBar_PhaseChosen_MovesTheClock()
    {
        await using var visit = await chrome.Open(Screen.Desk);
        await visit.Page.GotoAsync("/");

        await visit.Page.SelectOptionAsync("#demo-phase", "confirm");
        await visit.Page.ClickAsync(".demo-clock button");

        await Expect(visit.Page.Locator(".demo-clock")).ToContainTextAsync("2024年10月9日");
    }

    [Fact]
    [Trait("Requirement", "RUN-1")]
    public async Task Language_Switched_StaysOnThePage()
    {
        await using var visit = await chrome.Open(Screen.Desk);
        await visit.Page.GotoAsync("/sign-in");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        Assert.EndsWith("/sign-in", visit.Page.Url);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }
}

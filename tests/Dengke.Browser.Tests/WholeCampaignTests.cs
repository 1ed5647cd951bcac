using QRCoder;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// A campaign from the announcement to the seal on a small demo of its own, whose clock is moved by the bar of its pages: what one student
/// comes by, all others being named as exceptions. At the end there is a receipt that is valid and an audit trail in order.
/// </summary>
public sealed class WholeCampaignTests(Chrome chrome) : IAsyncLifetime
{
    private const string Campaign = FlowCast.Campaign;
    private const string South = $"{Campaign}/sessions/south";
    private const string Code = "https://registry.example/capture/7f3a9c51d2e84b06";

    private static readonly string[] Looked =
    [
        "student-record",
        "student-correction",
        "counselor-register",
        "college-sign",
        "registrar-submission",
        "registrar-correction",
    ];

    private readonly DemoServer server = new() { Students = 100 };
    private readonly HandOverSteps handOver = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await handOver.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    [Trait("Requirement", "CAM-5")]
    [Trait("Requirement", "CON-2")]
    [Trait("Requirement", "CON-3")]
    [Trait("Requirement", "CON-5")]
    [Trait("Requirement", "CON-7")]
    [Trait("Requirement", "COD-2")]
    [Trait("Requirement", "SCH-1")]
    [Trait("Requirement", "SCH-3")]
    [Trait("Requirement", "CAP-1")]
    [Trait("Requirement", "CAP-2")]
    [Trait("Requirement", "CAP-3")]
    [Trait("Requirement", "MUP-1")]
    [Trait("Requirement", "HND-1")]
    [Trait("Requirement", "HND-4")]
    [Trait("Requirement", "SEA-1")]
    [Trait("Requirement", "SEA-2")]
    [Trait("Requirement", "SEA-3")]
    [Trait("Requirement", "SEA-5")]
    public async Task Campaign_FromTheAnnouncementToTheSeal_LeavesAValidReceiptAndATrailInOrder()
    {
        SetDefaultExpectTimeout(30_000);
        var cast = await FlowCast.OfCampus(server, "学院南路");
        await using var registrar = await As("registrar", Screen.Desk);
        await using var student = await As(cast.Right.StudentNo, Screen.Phone);

        await Announce(registrar, student, cast.Right.ClassName);
        await ConfirmAndSubmit(registrar, cast);
        await BindCode(student);
        await registrar.MoveClock("capture", "10月22日");
        await Photograph(registrar, student, cast.Right.StudentNo);
        await registrar.MoveClock("makeup", "10月29日");
        await MakeUp(cast.Late.StudentNo);
        await registrar.MoveClock("proof", "3月3日");
        await ProofRead(registrar, student, cast.Right.StudentNo);
        await registrar.MoveClock("seal", "5月12日");
        await Seal(registrar);
        await CheckReceipt(student);

        Assert.Equal(0, await server.Command("audit", "verify"));
    }

    /// <summary>The timetable is planned, the student's class comes first, and the notice goes out with all of its attachments.</summary>
    private static async Task Announce(Visit registrar, Visit student, string className)
    {
        var page = registrar.Page;
        await page.GotoAsync($"{Campaign}/timetable");
        await page.Locator("#solve ~ .btn-primary").ClickAsync();
        await Expect(page.Locator("#publish")).ToHaveTextAsync("第 1 版草稿");
        await page.Locator("#name").SelectOptionAsync(className);
        await page.Locator("#slot").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 0 });
        await page.Locator("#move .filter-row > .btn").ClickAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("已移动");
        await page.Locator("form[aria-labelledby=publish] .btn-seal").ClickAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("第 1 版已发布");

        await page.GotoAsync($"{Campaign}/publishing");
        await Expect(page.Locator(".page-task")).ToHaveTextAsync("5 份文件可以发布");
        await page.Locator("form[aria-labelledby=publish] .btn-seal").ClickAsync();
        await page.Locator("dialog[open] .btn-seal").ClickAsync();
        await Expect(page.Locator(".page-task")).ToHaveTextAsync("能发布的都已是最新");
        await registrar.Look("campaign-1-announced");

        await student.Page.GotoAsync("/me");
        await student.Page.Locator($"a[href='{Campaign}/notices']").ClickAsync();
        await student.Page.Locator($"main a[href='{Campaign}/notices/capture-timetable']").First.ClickAsync();
        await Expect(student.Page.Locator("tr[aria-current=true]").First).ToContainTextAsync("08:30");
    }

    private async Task ConfirmAndSubmit(Visit registrar, FlowCast cast)
    {
        var steps = new ConfirmationSteps(
            chrome,
            server,
            (visit, name) => Looked.Contains(name) ? visit.Look($"campaign-2-{name}") : Task.CompletedTask
        );
        await steps.Right(cast, Screen.Phone);
        await steps.Wrong(cast, Screen.Phone);
        await steps.Register(cast, Screen.Desk);
        await registrar.MoveClock("submit", "10月21日");
        await steps.Submit(cast, Screen.Desk);
        await steps.Accept(cast, Screen.Desk);
        await steps.Decide(cast, Screen.Desk);
    }

    private static async Task BindCode(Visit student)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Code, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        await student.Page.GotoAsync("/me/code");
        await student
            .Page.Locator("#picture")
            .SetInputFilesAsync(
                new Microsoft.Playwright.FilePayload
                {
                    Name = "采集码.png",
                    MimeType = "image/png",
                    Buffer = png.GetGraphic(8),
                }
            );
        await student.Page.Locator(".next-act .btn-seal").ClickAsync();
        await Expect(student.Page.Locator("#done")).ToContainTextAsync("采集码已核对");
    }

    /// <summary>In at the door, called to the station, photographed there by the code, and opened by the registrar.</summary>
    private async Task Photograph(Visit registrar, Visit student, string studentNo)
    {
        await using var desk = await As("operator", Screen.Desk);
        await using var camera = await handOver.OpenStation(chrome);
        await handOver.AddKeyAndEnrol(registrar.Page, camera.Page, server.Address);
        await HallSteps.LetIn(desk.Page, South, studentNo);
        await student.Page.GotoAsync("/me/slot");
        await Expect(student.Page.Locator(".ticket-ahead")).ToHaveTextAsync("下一个就是您");
        await HallSteps.OpenAndCall(desk.Page, South);
        await Expect(student.Page.Locator(".ticket-call")).ToHaveTextAsync("请前往 1 号机位");
        await student.Look("campaign-3-called");

        await HandOverSteps.Capture(camera.Page, Code);
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync("1 张已上传");
        await camera.Look("campaign-4-station");
        await Expect(desk.Page.Locator(".hall-counts li").Nth(2)).ToHaveTextAsync("1 已采集");
        await desk.Look("campaign-5-hall");
        await registrar.Page.GotoAsync($"{Campaign}/handoff");
        Assert.Single(await handOver.OpenPackage(registrar));
    }

    /// <summary>Somebody who has not come on the day finds the way to the studio, books, books another hour and comes.</summary>
    private async Task MakeUp(string studentNo)
    {
        await using var student = await As(studentNo, Screen.Phone);
        await using var desk = await As("operator", Screen.Desk);
        await student.Page.GotoAsync("/me");
        await student.Page.Locator(".next-act .btn-seal").ClickAsync();
        await StudioSteps.Choose(student.Page, "11月3日(周日)", "13:00—14:00");
        await student.Page.Locator(".next-act a.btn").ClickAsync();
        await StudioSteps.Choose(student.Page, "10月29日(周二)", "10:00—11:00");
        await Expect(student.Page.Locator(".studio-when")).ToHaveTextAsync("10月29日(周二)10:00—11:00");
        await student.Look("campaign-6-booked");
        await desk.Page.GotoAsync($"{Campaign}/make-up");
        await StudioSteps.Find(desk.Page, studentNo);
        await StudioSteps.Finish(desk.Page);
    }

    private async Task ProofRead(Visit registrar, Visit student, string studentNo)
    {
        await handOver.UploadProofs(registrar.Page, views: 1);
        await student.Page.GotoAsync("/me");
        await student.Page.Locator(".next-act .btn-seal").ClickAsync();
        await ProofSteps.Confirm(student.Page);
        await student.Look("campaign-7-proof-read");
        await registrar.Page.GotoAsync($"{Campaign}/handoff/identity");
        await ProofSteps.PreviewIdentity(registrar.Page, $"学号,核验状态,备注\n{studentNo},核验通过,\n");
        await ProofSteps.WriteIdentity(registrar.Page, students: 1);
    }

    /// <summary>Each kind of thing that is open is named as a whole, and then the campaign is sealed.</summary>
    private static async Task Seal(Visit registrar)
    {
        var page = registrar.Page;
        await page.GotoAsync($"{Campaign}/seal");
        await registrar.Look("campaign-8-open");
        var kinds = page.Locator("table.heat thead a");
        for (var i = 0; i < await kinds.CountAsync(); i++)
        {
            await kinds.Nth(i).ClickAsync();
            await page.Locator("input[name=Reason]").FillAsync("随下一届办理");
            await page.Locator("button[data-always]").ClickAsync();
            await Expect(page.Locator(".page-task")).ToContainTextAsync("没有未说明的");
            await page.Locator(".breadcrumb a").Last.ClickAsync();
            await Expect(page.Locator("#act")).ToBeVisibleAsync();
        }

        await registrar.Look("campaign-9-ready");
        await SealSteps.Seal(page);
        await registrar.Look("campaign-10-sealed");
    }

    private async Task CheckReceipt(Visit student)
    {
        await student.Page.GotoAsync("/me/seal");
        await student.Download("main .btn-seal", handOver.At("receipt.json"));
        await student.Page.Locator("a[href^='/verify#']").ClickAsync();
        await SealSteps.Check(student.Page, handOver.At("receipt.json"), "成立 Valid");
        await student.Look("campaign-11-valid");
    }

    private Task<Visit> As(string userName, Screen screen) => chrome.OpenAs(userName, screen, server.Address);
}

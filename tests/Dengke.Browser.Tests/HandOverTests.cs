using System.Diagnostics;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Codes;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>
/// A hall of thirty, shot at a station by keyboard and scanner while there is no network; handed over once there is; opened by the registrar on
/// a machine of their own; proof-read by a student. Nobody between the camera and the registrar has a face (CAP-6).
/// </summary>
[Trait(Looks.Trait, Looks.Once)]
public sealed class HandOverTests(Chrome chrome) : IAsyncLifetime
{
    private const int People = 30;
    private const string Campaign = "/campaigns/2025";
    private const string Passphrase = "registrar passphrase";

    private readonly DemoServer server = new() { Phase = "capture" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-hand-over-");
    private StationProcess? station;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        station = await StationProcess.Start(At("station"));
        CameraFilm.Write(At("camera.mjpeg"));
        browser = await chrome.WithCamera(At("camera.mjpeg"));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        station?.Dispose();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Requirement", "CAP-3")]
    [Trait("Requirement", "CAP-6")]
    [Trait("Requirement", "HND-1")]
    [Trait("Requirement", "HND-2")]
    [Trait("Requirement", "HND-3")]
    [Trait("Requirement", "HND-4")]
    public async Task Hall_ShotWithoutANetwork_IsHandedOverOpenedAndProofRead()
    {
        SetDefaultExpectTimeout(30_000);
        var hall = await Codes();
        await using var registrar = await chrome.OpenAs("registrar", Screen.Desk, server.Address);
        await using var camera = await station!.Open(browser!);
        await Command("keys", "new", "registrar", "--use", "enc", "--out", At("keys"));
        await AddKeyAndEnrol(registrar.Page, camera.Page);

        await server.Stop();
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync("离线");
        foreach (var person in hall)
        {
            await Capture(camera.Page, person.Code);
        }

        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync($"{People} 张已密封");
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync("0 张已上传");
        await server.Resume();
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync($"{People} 张已上传", new() { Timeout = 120_000 });
        await camera.LookOnBothWidths("/", "hand-over-1-station");

        var photos = await OpenAsRegistrar(registrar, hall);
        // The server has been through all of it by now, and has no picture: not on its disk, not in its memory.
        Assert.Empty(Traces.InFolder(server.Options.DataFolder, photos));
        Assert.Empty(Traces.InFolder(At("station"), photos));
        Assert.Empty(Traces.InMemory(server.ProcessId, photos));

        await ProofRead(registrar, hall[0]);
    }

    private sealed record Person(string StudentNo, string Name, string Code);

    private string At(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Thirty who have a slot on the south campus, with codes of the school.</summary>
    private async Task<IReadOnlyList<Person>> Codes()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var installation = await Installation.Open(server.Options, ct);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(ct);
        var students = await (
            from own in db.StudentSlots
            join student in db.Students on own.StudentId equals student.Id
            where own.Slot!.SessionId == "south" && student.StudentNo != ""
            where !db.CaptureCodes.Any(c => c.StudentId == student.Id && c.Kind == CodeKind.Registry)
            orderby student.StudentNo
            select student
        )
            .Take(People)
            .ToListAsync(ct);
        var issued = await installation
            .Get<Runner>()
            .Run(new IssueCodes("2025", [.. students.Select(s => s.Id)], "学信网无码"), Actor.CommandLine, ct: ct);
        Assert.True(issued.IsOk, issued.Failure?.Code);
        List<Person> people = [];
        foreach (var student in students)
        {
            var code = await db.CaptureCodes.AsNoTracking().SingleAsync(c => c.StudentId == student.Id, ct);
            var text = installation.Get<Vault>().Open(code.SealedToken!, SealPurposes.CaptureCode);
            people.Add(new Person(student.StudentNo, student.Name, text));
        }

        Assert.Equal(People, people.Count);
        return people;
    }

    private async Task AddKeyAndEnrol(IPage registrar, IPage camera)
    {
        await registrar.GotoAsync($"{Campaign}/handoff/keys");
        await registrar.Locator("#name").FillAsync("学籍管理科");
        await registrar.Locator("#file").SetInputFilesAsync(Path.Combine(At("keys"), "registrar.pub.jwk"));
        await registrar.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
        await Expect(registrar.Locator("tbody tr")).ToHaveCountAsync(1);
        await registrar.GotoAsync($"{Campaign}/handoff/stations");
        await registrar.Locator("#name").FillAsync("南区一号机");
        await registrar.Locator("form[action*=add] .btn-primary").ClickAsync();
        var code = await registrar.Locator("#station-code").TextContentAsync();

        await camera.GotoAsync("/setup");
        await camera.Locator("#server").FillAsync(server.Address.ToString());
        await camera.Locator("#code").FillAsync(code!);
        await camera.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(camera.Locator("[role=status]")).ToContainTextAsync("本机已登记");
        await camera.Locator("#session").SelectOptionAsync("south");
        await camera.GetByRole(AriaRole.Button, new() { Name = "用这个场次" }).ClickAsync();
        await camera.GotoAsync("/");
        await Expect(camera.Locator(".lamps")).ToContainTextAsync("联网");
    }

    /// <summary>Everything by keyboard: the scanner's text, the shutter, the checklist, why the check is overruled, and yes.</summary>
    private static async Task Capture(IPage page, string code)
    {
        await Expect(page.Locator("#scanned")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync($"{code}\n");
        await Expect(page.Locator("[data-booth-shoot]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".booth-shot img")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("input[name=all]")).ToBeCheckedAsync();
        await page.Locator("#despite").FillAsync("试拍, 背景不是蓝色");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#scanned")).ToBeVisibleAsync();
    }

    /// <summary>The registrar downloads, and opens at home: a contact sheet to look at, and views to be proof-read.</summary>
    private async Task<IReadOnlyList<byte[]>> OpenAsRegistrar(Visit registrar, IReadOnlyList<Person> hall)
    {
        var page = registrar.Page;
        await registrar.LookOnBothWidths($"{Campaign}/handoff", "hand-over-2-received", "照片移交");
        await registrar.Resize(Screen.Desk);
        await Expect(page.Locator(".tile-value").First).ToHaveTextAsync($"{People}");
        await Expect(page.Locator(".tile-value").Nth(1)).ToHaveTextAsync("0");
        await Download(page, "a[href*='handler=package']", "photos.zip");
        await Download(page, "a[href*='handler=signer']", "server.pub.jwk");
        await Download(page, "form[action*='handler=names'] button", "names.csv");
        await Command(
            "handoff",
            "open",
            At("photos.zip"),
            "--key",
            Path.Combine(At("keys"), "registrar.key.jwe"),
            "--signer",
            At("server.pub.jwk"),
            "--names",
            At("names.csv"),
            "--out",
            At("open"),
            "--sheet",
            At("sheet"),
            "--proofs",
            At("proofs.zip")
        );
        var photos = Directory.GetFiles(At("open"), "*.jpg");
        Assert.Equal(People, photos.Length);
        var sheet = string.Concat(Directory.GetFiles(At("sheet"), "*.html").Select(File.ReadAllText));
        Assert.All(hall, p => Assert.Contains(p.StudentNo, sheet, StringComparison.Ordinal));
        await OpenByAnotherLibrary(photos);
        return [.. photos.Select(File.ReadAllBytes)];
    }

    /// <summary>The same package by npm's <c>jose</c>, which knows nothing of this program.</summary>
    private async Task OpenByAnotherLibrary(string[] photos)
    {
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(At("photos.zip"), At("unzipped"));
        var repository = DemoServer.Repository;
        var said = await Run(
            "node",
            Path.Combine(repository, "tests", "Dengke.Tests", "Handoff", "open.mjs"),
            Path.Combine(repository, "src", "Dengke", "Client"),
            Path.Combine(At("keys"), "registrar.key.jwe"),
            Passphrase,
            At("unzipped"),
            At("server.pub.jwk")
        );
        using var json = JsonDocument.Parse(said);
        var opened = json.RootElement.EnumerateArray().ToDictionary(p => p.GetProperty("token").GetString()!);
        Assert.Equal(photos.Length, opened.Count);
        Assert.All(
            photos,
            file =>
                Assert.Equal(
                    File.ReadAllBytes(file),
                    opened[Path.GetFileNameWithoutExtension(file)].GetProperty("photo").GetBytesFromBase64()
                )
        );
    }

    private async Task ProofRead(Visit registrar, Person person)
    {
        await registrar.Page.GotoAsync("/");
        await registrar.Page.Locator("#demo-phase").SelectOptionAsync("proof");
        await registrar.Page.Locator(".demo-clock button").ClickAsync();
        await registrar.Page.GotoAsync($"{Campaign}/handoff/proofs");
        await registrar.Page.Locator("#file").SetInputFilesAsync(At("proofs.zip"));
        await registrar.Page.Locator("main button.btn-primary").ClickAsync();
        await Expect(registrar.Page.Locator("[role=status]")).ToContainTextAsync($"新增 {People} 张");

        await using var student = await chrome.OpenAs(person.StudentNo, Screen.Phone, server.Address);
        await student.LookOnBothWidths("/me/photo", "hand-over-3-proof", "照片确认");
        await student.Resize(Screen.Phone);
        await student.Page.Locator(".btn-seal").ClickAsync();
        await Expect(student.Page.Locator(".next-act h2")).ToContainTextAsync("您已确认照片是本人");
    }

    private async Task Download(IPage page, string what, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(what).First.ClickAsync());
        await download.SaveAsAsync(At(name));
    }

    /// <summary>A command of the program, with the registrar's passphrase.</summary>
    private static Task<string> Command(params string[] command) => Run("dotnet", [DemoServer.Program, .. command]);

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DENGKE_PASSPHRASE"] = Passphrase },
            }
        )!;
        var said = process.StandardOutput.ReadToEndAsync();
        var failed = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await said + failed);
        return await said;
    }
}

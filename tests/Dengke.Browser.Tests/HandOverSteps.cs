using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>A capture station with a camera, and what its photos go through until they are proof-read, in a folder of its own.</summary>
internal sealed class HandOverSteps : IAsyncDisposable
{
    public const string Passphrase = "registrar passphrase";

    private const string Handoff = $"{FlowCast.Campaign}/handoff";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-hand-over-");
    private StationProcess? station;
    private IBrowser? browser;

    public string At(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Starts the station and opens its page before a camera.</summary>
    public async Task<Visit> OpenStation(Chrome chrome)
    {
        station = await StationProcess.Start(At("station"));
        CameraFilm.Write(At("camera.mjpeg"));
        browser = await chrome.WithCamera(At("camera.mjpeg"));
        return await station.Open(browser);
    }

    /// <summary>The registrar makes a key and adds it, and the station is enrolled for the session of the south campus.</summary>
    public async Task AddKeyAndEnrol(IPage registrar, IPage camera, Uri server)
    {
        await Command("keys", "new", "registrar", "--use", "enc", "--out", At("keys"));
        await registrar.GotoAsync($"{Handoff}/keys");
        await registrar.Locator("#name").FillAsync("学籍管理科");
        await registrar.Locator("#file").SetInputFilesAsync(Path.Combine(At("keys"), "registrar.pub.jwk"));
        await registrar.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
        await Expect(registrar.Locator("tbody tr")).ToHaveCountAsync(1);
        await registrar.GotoAsync($"{Handoff}/stations");
        await registrar.Locator("#name").FillAsync("南区一号机");
        await registrar.Locator("form[action*=add] .btn-primary").ClickAsync();
        var code = await registrar.Locator("#station-code").TextContentAsync();

        await camera.GotoAsync("/setup");
        await camera.Locator("#server").FillAsync(server.ToString());
        await camera.Locator("#code").FillAsync(code!);
        await camera.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(camera.Locator("[role=status]")).ToContainTextAsync("本机已登记");
        await camera.Locator("#session").SelectOptionAsync("south");
        await camera.GetByRole(AriaRole.Button, new() { Name = "用这个场次" }).ClickAsync();
        await camera.GotoAsync("/");
        await Expect(camera.Locator(".lamps")).ToContainTextAsync("联网");
    }

    /// <summary>Everything by keyboard: the scanner's text, the shutter, the checklist, why the check is overruled, and yes.</summary>
    public static async Task Capture(IPage page, string code)
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

    /// <summary>The registrar downloads and opens the package on a machine of their own.</summary>
    /// <returns>The opened photos' files.</returns>
    public async Task<string[]> OpenPackage(Visit registrar)
    {
        await registrar.Download("a[href*='handler=package']", At("photos.zip"));
        await registrar.Download("a[href*='handler=signer']", At("server.pub.jwk"));
        await registrar.Download("form[action*='handler=names'] button", At("names.csv"));
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
        return Directory.GetFiles(At("open"), "*.jpg");
    }

    /// <summary>The views that opening the package has made.</summary>
    public async Task UploadProofs(IPage registrar, int views)
    {
        await registrar.GotoAsync($"{Handoff}/proofs");
        await ProofSteps.Upload(registrar, await File.ReadAllBytesAsync(At("proofs.zip")), views);
    }

    public static async Task<string> Run(string program, params string[] arguments)
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

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        station?.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>A command of the program, with the registrar's passphrase.</summary>
    private static Task<string> Command(params string[] command) => Run("dotnet", [DemoServer.Program, .. command]);
}

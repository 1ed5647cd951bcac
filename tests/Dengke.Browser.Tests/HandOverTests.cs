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
    private const string Campaign = FlowCast.Campaign;

    private readonly DemoServer server = new() { Phase = "capture" };
    private readonly HandOverSteps steps = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await steps.DisposeAsync();
        await server.DisposeAsync();
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
        await using var camera = await steps.OpenStation(chrome);
        await steps.AddKeyAndEnrol(registrar.Page, camera.Page, server.Address);

        await server.Stop();
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync("离线");
        foreach (var person in hall)
        {
            await HandOverSteps.Capture(camera.Page, person.Code);
        }

        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync($"{People} 张已密封");
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync("0 张已上传");
        await server.Resume();
        await Expect(camera.Page.Locator(".lamps")).ToContainTextAsync($"{People} 张已上传", new() { Timeout = 120_000 });
        await camera.LookOnBothWidths("/", "hand-over-1-station");

        var photos = await OpenAsRegistrar(registrar, hall);
        // The server has been through all of it by now, and has no picture: not on its disk, not in its memory.
        Assert.Empty(Traces.InFolder(server.Options.DataFolder, photos));
        Assert.Empty(Traces.InFolder(steps.At("station"), photos));
        Assert.Empty(Traces.InMemory(server.ProcessId, photos));

        await ProofRead(registrar, hall[0]);
    }

    private sealed record Person(string StudentNo, string Name, string Code);

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

    /// <summary>The registrar downloads, and opens at home: a contact sheet to look at, and views to be proof-read.</summary>
    private async Task<IReadOnlyList<byte[]>> OpenAsRegistrar(Visit registrar, IReadOnlyList<Person> hall)
    {
        var page = registrar.Page;
        await registrar.LookOnBothWidths($"{Campaign}/handoff", "hand-over-2-received", "照片移交");
        await registrar.Resize(Screen.Desk);
        await Expect(page.Locator(".tile-value").First).ToHaveTextAsync($"{People}");
        await Expect(page.Locator(".tile-value").Nth(1)).ToHaveTextAsync("0");
        var photos = await steps.OpenPackage(registrar);
        Assert.Equal(People, photos.Length);
        var sheet = string.Concat(Directory.GetFiles(steps.At("sheet"), "*.html").Select(File.ReadAllText));
        Assert.All(hall, p => Assert.Contains(p.StudentNo, sheet, StringComparison.Ordinal));
        await OpenByAnotherLibrary(photos);
        return [.. photos.Select(File.ReadAllBytes)];
    }

    /// <summary>The same package by npm's <c>jose</c>, which knows nothing of this program.</summary>
    private async Task OpenByAnotherLibrary(string[] photos)
    {
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(steps.At("photos.zip"), steps.At("unzipped"));
        var repository = DemoServer.Repository;
        var said = await HandOverSteps.Run(
            "node",
            Path.Combine(repository, "tests", "Dengke.Tests", "Handoff", "open.mjs"),
            Path.Combine(repository, "src", "Dengke", "Client"),
            Path.Combine(steps.At("keys"), "registrar.key.jwe"),
            HandOverSteps.Passphrase,
            steps.At("unzipped"),
            steps.At("server.pub.jwk")
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
        await registrar.MoveClock("proof", "3月3日");
        await steps.UploadProofs(registrar.Page, People);

        await using var student = await chrome.OpenAs(person.StudentNo, Screen.Phone, server.Address);
        await student.LookOnBothWidths("/me/photo", "hand-over-3-proof", "照片确认");
        await student.Resize(Screen.Phone);
        await ProofSteps.Confirm(student.Page);
    }
}

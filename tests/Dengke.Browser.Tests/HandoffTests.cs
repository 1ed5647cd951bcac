using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dengke.Browser.Tests;

/// <summary>Keys, a station, what it hands over and what the registrar settles, on whole pages of a demo of its own.</summary>
public sealed class HandoffTests(Chrome chrome) : IAsyncLifetime
{
    private const string Handoff = "/campaigns/2025/handoff";
    private static readonly HttpClient Http = new();
    private readonly DemoServer server = new() { Phase = "capture" };
    private readonly PrivateKey recipient = PrivateKey.Create(KeyUse.Encryption);
    private readonly PrivateKey station = PrivateKey.Create(KeyUse.Signing);

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        recipient.Dispose();
        station.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    [Trait("Requirement", "HND-1")]
    [Trait("Requirement", "HND-3")]
    public async Task Handoff_FromTheKeyToTheLastShotSetAside_OnWholePages()
    {
        SetDefaultExpectTimeout(30_000);
        await using var registrar = await chrome.OpenAs("registrar", Screen.Desk, server.Address);
        await registrar.Page.GotoAsync($"{Handoff}/keys");
        await registrar.Page.FillAsync("#name", "学籍管理科");
        await registrar.Page.FillAsync("#key", recipient.Public.ToJson().ToJsonString());
        await Press(registrar, "添加");
        await Expect(registrar.Page.Locator("tbody code")).ToHaveTextAsync(recipient.Public.KeyId);
        await registrar.LookOnBothWidths($"{Handoff}/keys", "handoff-1-keys", "接收公钥");

        await registrar.Resize(Screen.Desk);
        await registrar.Page.GotoAsync($"{Handoff}/stations");
        await registrar.Page.FillAsync("#name", "南区一号机");
        await Press(registrar, "新增并生成配对码");
        var code = await registrar.Page.Locator("#station-code").TextContentAsync();
        await registrar.Look("handoff-2-code");
        var device = await Enrol(code!);
        await registrar.LookOnBothWidths($"{Handoff}/stations", "handoff-3-stations", "采集站");

        await Hand(device);
        await registrar.LookOnBothWidths(Handoff, "handoff-4-received", "照片移交");
        await registrar.Resize(Screen.Desk);
        await registrar.Page.GotoAsync($"{Handoff}?state=SetAside");
        await registrar.Page.Locator("tbody th a").First.ClickAsync();
        await Expect(registrar.Page.Locator("#assign")).ToBeVisibleAsync();
        await registrar.LookOnBothWidths(new Uri(registrar.Page.Url).AbsolutePath, "handoff-5-set-aside", "拍摄号");
        await registrar.Page.FillAsync("#dismiss-reason", "试拍");
        await Press(registrar, "不采用");
        await Expect(registrar.Page.Locator("h1 .state")).ToHaveTextAsync("不采用");

        await registrar.Page.GotoAsync(Handoff);
        var package = await registrar.Page.RunAndWaitForDownloadAsync(() =>
            registrar.Page.Locator("a[href*='handler=package']").First.ClickAsync()
        );
        using var opened = PhotoPackage.Open(await package.PathAsync(), []).Value;
        Assert.Equal(3, opened.Manifest.Photos.Count);
    }

    private static Task Press(Visit visit, string button) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task<Guid> Enrol(string code)
    {
        using var answer = await Http.PostAsJsonAsync(
            new Uri(server.Address, StationApi.Enrol),
            new Enrolment(code, station.Public.ToJson()),
            SignedJson.Json
        );
        return (await answer.Content.ReadFromJsonAsync<Enrolled>(SignedJson.Json))!.Device;
    }

    /// <summary>Three shots of students, and two that are nobody's.</summary>
    private async Task Hand(Guid device)
    {
        var tokens = await Tokens(3);
        foreach (var (index, token) in tokens.Append("nobody-1").Append("nobody-2").Index())
        {
            var said = new ShotStatement(
                Guid.CreateVersion7(),
                "2025",
                device,
                "south",
                token,
                Ticket: null,
                $"1-{index + 1:0000}",
                new DateTimeOffset(2024, 10, 22, 8, 40 + index, 0, TimeSpan.FromHours(8)),
                Sha256: "",
                "pass"
            );
            var envelope = PhotoEnvelope.Seal(new byte[200], token, said.Shot, [recipient.Public]);
            var handed = new HandedShot(
                (said with { Sha256 = HashOf(Encoding.UTF8.GetBytes(envelope)) }).Sign(station),
                envelope
            );
            var body = JsonSerializer.SerializeToUtf8Bytes(handed, SignedJson.Json);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, StationApi.Shots));
            request.Content = new ByteArrayContent(body);
            var signed = new StationRequest(device, "POST", StationApi.Shots, HashOf(body)).Sign(station);
            request.Headers.TryAddWithoutValidation("Authorization", $"{StationRequest.Scheme} {signed}");
            using var answer = await Http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static string HashOf(byte[] bytes) => Base64Url.EncodeToString(SHA256.HashData(bytes));

    /// <summary>Codes of students of the first slot, as stations call them.</summary>
    private async Task<IReadOnlyList<string>> Tokens(int count)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var installation = await Installation.Open(server.Options, ct);
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(ct);
        var codes = await (
            from own in db.StudentSlots
            join code in db.CaptureCodes on own.StudentId equals code.StudentId
            where own.Slot!.SessionId == "south" && code.Token != null
            orderby own.Slot!.StartsAt, own.StudentId
            select code.Token!
        )
            .Take(count)
            .ToListAsync(ct);
        return codes;
    }
}

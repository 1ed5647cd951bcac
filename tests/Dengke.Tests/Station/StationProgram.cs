using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Station;

namespace Dengke.Tests.Station;

/// <summary><c>dengke station</c> as a process of its own, used through its page as a browser does; it can be killed at any moment.</summary>
internal sealed class StationProgram : IDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private StationProgram(Process process, Uri address)
    {
        this.process = process;
        http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
    }

    /// <param name="wrap">What to start it by: a command that ends with the program's own; null for nothing.</param>
    public static async Task<StationProgram> Start(
        string data,
        int port,
        int keepFree,
        Func<string[], string[]>? wrap,
        CancellationToken ct
    )
    {
        string[] own =
        [
            "dotnet",
            typeof(StationHost).Assembly.Location,
            "station",
            "--data",
            data,
            "--urls",
            $"http://127.0.0.1:{port}",
            "--keep-free",
            $"{keepFree}",
        ];
        var command = wrap?.Invoke(own) ?? own;
        var started = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DENGKE_PASSPHRASE"] = StationFixture.Passphrase },
            }
        )!;
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var program = new StationProgram(started, new Uri($"http://127.0.0.1:{port}"));
        while (!await program.Answers(ct))
        {
            Assert.False(started.HasExited, "the station has ended");
            await Task.Delay(50, ct);
        }

        return program;
    }

    public async Task<string> KeyId(CancellationToken ct) =>
        PublicKey.Read(await http.GetStringAsync(new Uri("/setup?handler=key", UriKind.Relative), ct)).Value.KeyId;

    public async Task Load(DayPack pack, PrivateKey server, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(pack.Sign(server)), "pack", "day.jws" },
            { new StringContent(await Token("/setup", ct)), "__RequestVerificationToken" },
        };
        using var answer = await http.PostAsync(new Uri("/setup?handler=pack", UriKind.Relative), form, ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Scans, shoots, and accepts for a reason, as the operator does.</summary>
    /// <returns>What the red bar says, or null for accepted.</returns>
    public async Task<string?> Capture(string code, byte[] picture, CancellationToken ct)
    {
        var token = await Token("/", ct);
        var page = await Post("/?handler=scan", ct, ("scanned", code), ("__RequestVerificationToken", token));
        if (State(page) == "Stopped")
        {
            page = await Post("/?handler=goOn", ct, ("reason", "again"), ("__RequestVerificationToken", token));
        }

        if (State(page) != "Ready")
        {
            return Bar(page);
        }

        using var shot = new HttpRequestMessage(HttpMethod.Post, "/?handler=shot") { Content = new ByteArrayContent(picture) };
        shot.Content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        shot.Headers.Add("RequestVerificationToken", token);
        using var answer = await http.SendAsync(shot, ct);
        page = await answer.Content.ReadAsStringAsync(ct);
        if (State(page) != "Shown")
        {
            return Bar(page);
        }

        page = await Post("/?handler=accept", ct, ("all", "true"), ("despite", "a test"), ("__RequestVerificationToken", token));
        return State(page) == "Empty" && Bar(page) is null ? null : Bar(page) ?? State(page) ?? "";
    }

    public async Task<string> Page(string path, CancellationToken ct) =>
        await http.GetStringAsync(new Uri(path, UriKind.Relative), ct);

    /// <summary>As by a power cut: no chance to put anything in order.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
        http.Dispose();
    }

    private async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            return await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), ct) == "ok";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<string> Token(string path, CancellationToken ct) =>
        Read(await Page(path, ct)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<string> Post(string path, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form, ct);
        return await answer.Content.ReadAsStringAsync(ct);
    }

    private static IHtmlDocument Read(string page) => new HtmlParser().ParseDocument(page);

    private static string? State(string page) => Read(page).GetElementById("booth")?.GetAttribute("data-state");

    private static string? Bar(string page) => Read(page).QuerySelector(".booth-bar[role=alert]")?.TextContent;
}

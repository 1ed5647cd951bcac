using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>A shot as a station keeps it.</summary>
public sealed record TakenShot(ShotStatement Said, HandedShot Handed);

/// <summary>How a station answers to and is answered, by what stands in the API alone.</summary>
public sealed class TestStation(StationFixture fixture, PrivateKey key, int number)
{
    private static readonly HttpClient Http = new();
    private int shots;

    public PrivateKey Key => key;

    public int Number => number;

    public Guid Device { get; private set; }

    public Actor Actor => new(null, $"采集站 {number}", [], Channel.Station);

    public async Task<Enrolled> Enrol(string code)
    {
        var (status, text) = await Post(StationApi.Enrol, new Enrolment(code, key.Public.ToJson()), signed: false);
        Assert.True(status == HttpStatusCode.OK, text);
        var enrolled = JsonSerializer.Deserialize<Enrolled>(text, SignedJson.Json)!;
        Device = enrolled.Device;
        return enrolled;
    }

    /// <summary>A shot of whoever has that code.</summary>
    /// <param name="change">Of what is signed.</param>
    public TakenShot Shoot(
        string token,
        DateTimeOffset? at = null,
        Func<ShotStatement, ShotStatement>? change = null,
        IReadOnlyList<PublicKey>? to = null
    )
    {
        var shot = $"{number}-{Interlocked.Increment(ref shots):0000}";
        var photo = RandomNumberGenerator.GetBytes(300);
        var said = new ShotStatement(
            Guid.CreateVersion7(),
            StationFixture.Campaign,
            Device,
            StationFixture.South,
            token,
            null,
            shot,
            at ?? fixture.Hall.Now,
            "",
            "pass"
        );
        said = change?.Invoke(said) ?? said;
        var envelope = PhotoEnvelope.Seal(photo, said.Token, said.Shot, to ?? [fixture.Recipient.Public]);
        return Signed(said, envelope);
    }

    public TakenShot Signed(ShotStatement said, string envelope)
    {
        var whole = said with { Sha256 = said.Sha256.Length > 0 ? said.Sha256 : HashOf(envelope) };
        return new(whole, new HandedShot(whole.Sign(key), envelope));
    }

    /// <summary>Hands a shot over.</summary>
    public async Task<ShotAnswer> Hand(TakenShot shot)
    {
        var (status, text) = await Post(StationApi.Shots, shot.Handed);
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<ShotAnswer>(text, SignedJson.Json)!;
    }

    public async Task<TurnAnswer> Turn(string token, string session = StationFixture.South)
    {
        var (status, text) = await Post(StationApi.Turn, new TurnQuestion(session, token));
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<TurnAnswer>(text, SignedJson.Json)!;
    }

    public async Task<StateAnswer> State(int waiting = 0, params Guid[] kept)
    {
        var (status, text) = await Post(StationApi.State, new StateReport(StationFixture.South, waiting, kept));
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<StateAnswer>(text, SignedJson.Json)!;
    }

    public async Task<DayPack> Pack()
    {
        var (status, text) = await Send(HttpMethod.Get, StationApi.Pack, []);
        Assert.True(status == HttpStatusCode.OK, text);
        return CaptureFixture.Ok(DayPack.Read(text)).Pack;
    }

    public Task<(HttpStatusCode Status, string Text)> Post<T>(string path, T body, bool signed = true) =>
        Send(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, SignedJson.Json), signed);

    public async Task<(HttpStatusCode Status, string Text)> Send(
        HttpMethod method,
        string path,
        byte[] body,
        bool signed = true,
        Func<StationRequest, StationRequest>? change = null,
        PrivateKey? by = null
    )
    {
        var said = new StationRequest(Device, method.Method, path, HashOf(body));
        using var request = new HttpRequestMessage(method, new Uri(fixture.App.Address, path));
        if (method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(body);
        }

        if (signed)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"{StationRequest.Scheme} {(change?.Invoke(said) ?? said).Sign(by ?? key)}"
            );
        }

        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<StationDevice> Row() => fixture.App.Read(db => db.StationDevices.SingleAsync(d => d.Id == Device));

    public async Task Revoke() =>
        CaptureFixture.Ok(
            await fixture.Registrar.Run(new RevokeStation(StationFixture.Campaign, Device, "电脑遗失", (await Row()).Version))
        );

    /// <summary>A package as the station writes it to a stick.</summary>
    public byte[] Package(params IReadOnlyList<TakenShot> taken)
    {
        using var stream = new MemoryStream();
        PhotoPackage.Write(
            stream,
            $"采集站{number}",
            StationFixture.South,
            fixture.Hall.Now,
            [.. taken.Select(t => new SealedPhoto(t.Said.Token, t.Said.Shot, t.Handed.Envelope, t.Handed.Statement))],
            key
        );
        return stream.ToArray();
    }

    public static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    private static string HashOf(byte[] bytes) => Base64Url.EncodeToString(SHA256.HashData(bytes));
}

using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>Speaks to the server, where there is one and it can be reached. Nothing here is needed for taking photos.</summary>
internal sealed class ServerLink : IDisposable
{
    /// <summary>Nobody waits longer at the camera for a network that is not there.</summary>
    private static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(1.5);

    private const string ServerSetting = "server";
    private const string DeviceSetting = "device";
    private const string ServerKeySetting = "server_key";

    private readonly HttpClient http;
    private readonly StationStore store;
    private readonly PrivateKey key;
    private readonly Standing standing;

    public ServerLink(StationStore store, PrivateKey key, Standing standing, HttpMessageHandler? handler = null)
    {
        (this.store, this.key, this.standing) = (store, key, standing);
        http = new HttpClient(handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public Uri? Server { get; private set; }

    public Guid? Device { get; private set; }

    public bool IsEnrolled => Server is not null && Device is not null;

    /// <summary>The key by which the server signs, since it was enrolled with or its first pack was loaded.</summary>
    public string? ServerKeyId { get; private set; }

    /// <summary>Remembers where it belongs.</summary>
    /// <param name="server">What the command line says; it goes before what is remembered.</param>
    public async Task Load(Uri? server, CancellationToken ct)
    {
        Server = server ?? (await store.Setting(ServerSetting, ct) is { } text ? new Uri(text) : null);
        Device = await store.Setting(DeviceSetting, ct) is { } id ? Guid.Parse(id) : null;
        ServerKeyId = await store.Setting(ServerKeySetting, ct);
    }

    /// <summary>Whether an address will do: TLS, or this very machine.</summary>
    public static Outcome<Uri> Address(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : Failure.Refused("bad_address", "服务器地址应以 https:// 开头。", "The server's address begins with https://.");

    /// <summary>Enrols by a one-time code.</summary>
    public async Task<Outcome<Done>> Enrol(string? address, string? code, CancellationToken ct)
    {
        var server = Address(address);
        if (!server.IsOk)
        {
            return server.Failure!;
        }

        var body = new Enrolment(code?.Trim() ?? "", key.Public.ToJson());
        var answer = await Ask<Enrolled>(server.Value, HttpMethod.Post, StationApi.Enrol, body, signed: false, ct);
        if (!answer.IsOk)
        {
            return answer.Failure!;
        }

        var serverKey = PublicKey.Read(answer.Value.ServerKey.ToJsonString());
        if (!serverKey.IsOk)
        {
            return serverKey.Failure!;
        }

        await store.Remember(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ServerSetting] = server.Value.ToString(),
                [DeviceSetting] = answer.Value.Device.ToString(),
                [ServerKeySetting] = serverKey.Value.KeyId,
            },
            ct
        );
        (Server, Device, ServerKeyId) = (server.Value, answer.Value.Device, serverKey.Value.KeyId);
        return default(Done);
    }

    /// <summary>Remembers the server whose day pack was loaded from a file first, and which device it calls this station.</summary>
    public async Task Trust(DayPack pack, PublicKey server, CancellationToken ct)
    {
        await store.Remember(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [DeviceSetting] = pack.Device.ToString(),
                [ServerKeySetting] = server.KeyId,
            },
            ct
        );
        (Device, ServerKeyId) = (pack.Device, server.KeyId);
    }

    public async Task<Outcome<string>> FetchPack(CancellationToken ct)
    {
        using var response = await Send(Server!, HttpMethod.Get, StationApi.Pack, [], signed: true, ct);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(ct) : await Refused(response, ct);
    }

    /// <summary>Asks the hall whose turn it is; null where it cannot be asked now.</summary>
    public async Task<TurnAnswer?> Turn(string session, string token, CancellationToken ct)
    {
        if (!IsEnrolled || !standing.Online)
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TurnPatience);
        try
        {
            var answer = await Ask<TurnAnswer>(
                Server!,
                HttpMethod.Post,
                StationApi.Turn,
                new TurnQuestion(session, token),
                signed: true,
                patience.Token
            );
            return answer.IsOk ? answer.Value : null;
        }
        catch (Exception e) when (IsNetwork(e) && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public Task<Outcome<StateAnswer>> Report(StateReport report, CancellationToken ct) =>
        Ask<StateAnswer>(Server!, HttpMethod.Post, StationApi.State, report, signed: true, ct);

    public Task<Outcome<ShotAnswer>> HandOver(HandedShot shot, CancellationToken ct) =>
        Ask<ShotAnswer>(Server!, HttpMethod.Post, StationApi.Shots, shot, signed: true, ct);

    public static bool IsNetwork(Exception e) => e is HttpRequestException or OperationCanceledException or IOException;

    public void Dispose() => http.Dispose();

    private async Task<Outcome<T>> Ask<T>(
        Uri server,
        HttpMethod method,
        string path,
        object body,
        bool signed,
        CancellationToken ct
    )
        where T : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, SignedJson.Json);
        using var response = await Send(server, method, path, bytes, signed, ct);
        if (!response.IsSuccessStatusCode)
        {
            return await Refused(response, ct);
        }

        try
        {
            return await response.Content.ReadFromJsonAsync<T>(SignedJson.Json, ct) is { } answer ? answer : Strange;
        }
        catch (JsonException)
        {
            return Strange;
        }
    }

    private async Task<HttpResponseMessage> Send(
        Uri server,
        HttpMethod method,
        string path,
        byte[] body,
        bool signed,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        if (signed)
        {
            var says = new StationRequest(Device!.Value, method.Method, path, Base64Url.EncodeToString(SHA256.HashData(body)));
            request.Headers.Authorization = new AuthenticationHeaderValue(StationRequest.Scheme, says.Sign(key));
        }

        return await http.SendAsync(request, ct);
    }

    private static async Task<Failure> Refused(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            var text = await response.Content.ReadAsStringAsync(ct);
            if (
                response.Content.Headers.ContentType?.MediaType == "application/json"
                && JsonSerializer.Deserialize<Refusal>(text, SignedJson.Json) is { Code: { } code, Message: { } message } refusal
            )
            {
                return Failure.Refused(code, message, refusal.English);
            }
        }
        catch (JsonException) { }

        return response.StatusCode == HttpStatusCode.TooManyRequests
            ? Failure.Refused("too_many", "请求过多, 请稍后再试。", "Too many requests; try again shortly.")
            : Failure.Refused(
                "server_refused",
                $"服务器回答 {(int)response.StatusCode}。",
                $"The server answered {(int)response.StatusCode}."
            );
    }

    private static Failure Strange { get; } =
        Failure.Refused(
            "strange_answer",
            "服务器的回答不可理解, 请核对地址。",
            "The server's answer makes no sense; check the address."
        );
}

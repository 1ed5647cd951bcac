using System.Net;
using System.Text.Json;
using Dengke.Platform.Handling;

namespace Dengke.Platform.Channels;

/// <summary>What a server has answered.</summary>
/// <param name="Failed">What to do about the message; null where the answer is 2xx.</param>
/// <param name="Body">Of a 2xx answer, as JSON; null where it is none.</param>
internal sealed record WebhookAnswer(SendResult? Failed, JsonElement? Body);

/// <summary>
/// Posts JSON to the servers that the installation has named, and to no other: a redirection is not followed. 429 and 5xx, and a server that does
/// not answer within ten seconds, are for later; any other failure is final.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private const int LargestAnswer = 64 * 1024;

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Whether messages may be sent there: https, or anything on this very machine.</summary>
    public static bool Allows(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    internal static byte[] Json(object body) => JsonSerializer.SerializeToUtf8Bytes(body, Work.Json);

    internal async Task<WebhookAnswer> Post(
        Uri address,
        byte[] body,
        IReadOnlyDictionary<string, string> headers,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json; charset=utf-8" } } },
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Ask(request, ct);
    }

    internal async Task<WebhookAnswer> Get(Uri address, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await Ask(request, ct);
    }

    private async Task<WebhookAnswer> Ask(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var answer = await http.SendAsync(request, ct);
            var status = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode ? new WebhookAnswer(null, Parse(await answer.Content.ReadAsByteArrayAsync(ct)))
                : answer.StatusCode == HttpStatusCode.TooManyRequests || status >= 500
                    ? Failed(new SendResult.Later($"对方服务器暂不受理 / the server does not take it now: {status}"))
                : Failed(new SendResult.Refused($"对方服务器拒绝 / the server refuses it: {status}"));
        }
        catch (HttpRequestException e)
        {
            // Without the address, which may carry a key.
            return Failed(new SendResult.Later($"连不上对方服务器 / the server cannot be reached: {e.HttpRequestError}"));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed(new SendResult.Later("对方服务器没有回应 / the server does not answer"));
        }
    }

    public void Dispose() => http.Dispose();

    private static WebhookAnswer Failed(SendResult result) => new(result, null);

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>A request that a station has signed.</summary>
internal sealed record StationCall(StationDevice Device, byte[] Body)
{
    /// <summary>In bytes: whatever is not a shot.</summary>
    public const int LargestQuestion = 1024 * 1024;

    /// <summary>In bytes.</summary>
    public const int LargestShot = 64 * 1024 * 1024;

    /// <summary>Who acts.</summary>
    public Actor Actor => new(null, $"采集站 {Device.Name}", [], Channel.Station);

    /// <summary>
    /// Asks whose a request is before its body is read; then whether the body is what was signed. Whatever is wrong with a signature, a key or
    /// an id is answered alike, <c>not_enrolled</c>.
    /// </summary>
    public static async Task<Outcome<StationCall>> Read(HttpContext http, DengkeDb db, int most)
    {
        var ct = http.RequestAborted;
        var header = http.Request.Headers.Authorization.ToString();
        const string scheme = StationRequest.Scheme + " ";
        if (
            !header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            || StationRequest.Read(header[scheme.Length..].Trim()) is not var (said, signer)
            || said.Method != http.Request.Method
            || said.Path != http.Request.Path.Value
        )
        {
            return NotEnrolled;
        }

        var device = await db.StationDevices.FirstOrDefaultAsync(d => d.Id == said.Device && d.KeyId == signer.KeyId, ct);
        if (device is null)
        {
            return NotEnrolled;
        }

        var body = await ReadBody(http, most);
        if (!body.IsOk)
        {
            return body.Failure!;
        }

        return Base64Url.EncodeToString(SHA256.HashData(body.Value)) == said.Sha256
            ? new StationCall(device, body.Value)
            : NotEnrolled;
    }

    /// <summary>What a body says; null for what says nothing of that kind.</summary>
    public static T? Said<T>(byte[] body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, SignedJson.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole body; <c>too_large</c>.</summary>
    public static async Task<Outcome<byte[]>> ReadBody(HttpContext http, int most)
    {
        var tooLarge = Failure.Refused("too_large", "请求太大。", "The request is too large.");
        if (http.Request.ContentLength > most)
        {
            return tooLarge;
        }

        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        try
        {
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                if (memory.Length + read > most)
                {
                    return tooLarge;
                }

                memory.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException)
        {
            return tooLarge;
        }

        return memory.ToArray();
    }

    private static Failure NotEnrolled { get; } =
        Failure.Refused(
            "not_enrolled",
            "采集站没有登记, 或密钥不符; 请联系学籍管理科重新登记。",
            "The station is not enrolled, or its key is another; ask the registrar to enrol it again."
        );
}

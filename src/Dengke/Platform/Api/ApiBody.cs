using System.Text.Json;

namespace Dengke.Platform.Api;

/// <summary>What is sent with a request.</summary>
internal static class ApiBody
{
    /// <summary>Reads what is asked for; a problem where it cannot be read.</summary>
    public static async Task<(TAsked? Value, ApiProblem? Problem)> Read<TAsked>(HttpContext http)
        where TAsked : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return (null, ApiProblem.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            var read = await JsonSerializer.DeserializeAsync<TAsked>(http.Request.Body, ApiJson.Options, http.RequestAborted);
            return read is null ? (null, Unreadable("$")) : (read, null);
        }
        catch (JsonException e)
        {
            return (null, Unreadable(e.Path ?? "$"));
        }
        catch (BadHttpRequestException e)
        {
            return (
                null,
                new(e.StatusCode, "body_unreadable", "请求内容过大或不完整。", "The body is too large or cut off.", [])
            );
        }
    }

    private static ApiProblem Unreadable(string path) =>
        new(
            StatusCodes.Status400BadRequest,
            "body_unreadable",
            $"请求内容在 {path} 处读不懂: 缺少、多出或类型不对。",
            $"The body cannot be read at {path}: something is missing, unknown or of another type.",
            []
        );
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dengke.Features.Exports;

/// <summary>A file that is made while it is handed out. What goes wrong on the way ends the download, so that half a file is not taken for a whole one.</summary>
internal sealed class StreamedFile(string name, string type, Func<Stream, CancellationToken, Task> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, response) = (context.HttpContext, context.HttpContext.Response);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.ContentType = type;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        try
        {
            await using var body = new ForwardStream(response.Body);
            await write(body, http.RequestAborted);
            await body.FlushAsync(http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch
        {
            http.Abort();
            throw;
        }
    }
}

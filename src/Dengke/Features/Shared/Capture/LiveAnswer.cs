using System.Text.Json;
using Dengke.Platform.Handling;
using Dengke.Platform.Live;

namespace Dengke.Features.Shared.Capture;

/// <summary>A hall's news as server-sent events.</summary>
public static class LiveAnswer
{
    /// <summary>After this the browser connects anew, and whoever has been signed out meanwhile is out.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static async Task Stream(HttpContext http, HallFeed feed, string campaign, string session)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // A proxy that gathers what it passes on would hold the news back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        );
        ending.CancelAfter(Longest);
        try
        {
            await http.Response.WriteAsync("retry: 3000\n\n", ending.Token);
            await http.Response.Body.FlushAsync(ending.Token);
            await foreach (var news in feed.Watch(campaign, session, ending.Token))
            {
                await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(news, Work.Json)}\n\n", ending.Token);
                await http.Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or it is time to connect anew.
        }
    }
}

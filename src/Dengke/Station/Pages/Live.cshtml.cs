using Microsoft.AspNetCore.Mvc;

namespace Dengke.Station.Pages;

/// <summary>Tells the station's screens that something has changed, as server-sent events.</summary>
public sealed class LiveModel(IServiceProvider services, IHostApplicationLifetime lifetime) : StationPage
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <param name="screen"><c>student</c> for the screen before the student.</param>
    public async Task<IActionResult> OnGet(string? screen)
    {
        var standing = services.GetRequiredService<Standing>();
        Response.ContentType = "text/event-stream";
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            HttpContext.RequestAborted,
            lifetime.ApplicationStopping
        );
        try
        {
            for (var version = -1; ; )
            {
                if (screen == "student")
                {
                    standing.SeenSecondScreen();
                }

                version = await standing.Wait(version, Beat, ending.Token);
                await Response.WriteAsync($"data: {version}\n\n", ending.Token);
                await Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The screen has gone, or the station stops.
        }

        return new EmptyResult();
    }
}

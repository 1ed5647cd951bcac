using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Dengke.Tests.Support;

/// <summary>A request as it came.</summary>
internal sealed record WebhookCall(string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A server on loopback that keeps what is posted to it, and answers as it is told.</summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public WebhookListener()
    {
        Address = $"http://127.0.0.1:{Ports.Free()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        serving = Serve();
    }

    public string Address { get; }

    public ConcurrentQueue<WebhookCall> Calls { get; } = new();

    /// <summary>The statuses of the next answers; 200 when there are none left.</summary>
    public ConcurrentQueue<int> Next { get; } = new();

    /// <summary>What a 200 says, by path.</summary>
    public Func<string, string> Says { get; set; } = _ => "{}";

    /// <summary>Where a 302 leads.</summary>
    public string? Elsewhere { get; set; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                await Answer(await listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var path = context.Request.RawUrl!;
        Calls.Enqueue(
            new WebhookCall(
                path,
                context.Request.Headers.AllKeys.ToDictionary(
                    k => k!,
                    k => context.Request.Headers[k]!,
                    StringComparer.OrdinalIgnoreCase
                ),
                await reader.ReadToEndAsync()
            )
        );
        context.Response.StatusCode = Next.TryDequeue(out var status) ? status : 200;
        if (Elsewhere is { } elsewhere)
        {
            context.Response.Headers["Location"] = elsewhere;
        }

        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Says(path)));
        context.Response.Close();
    }
}

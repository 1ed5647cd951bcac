using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dengke.Tests.Messages;

/// <summary>A mail server on loopback that keeps what it is given; it can be made to refuse.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpListener()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether it answers that it cannot take anything now.</summary>
    public bool Refuses { get; set; }

    /// <summary>Whether it hangs up before it has said anything.</summary>
    public bool IsDown { get; set; }

    /// <summary>An address of which it says that there is no such mailbox.</summary>
    public string? Unknown { get; set; }

    /// <summary>The mails, headers and all, as they came.</summary>
    public List<string> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                if (!IsDown)
                {
                    await Talk(client.GetStream());
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "DATA" && !Refuses)
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(stop.Token) is { } part && part != ".")
                {
                    mail.AppendLine(part);
                }

                Mails.Add(mail.ToString());
            }

            await writer.WriteLineAsync(
                verb switch
                {
                    "DATA" when Refuses => "451 come back later",
                    "RCPT" when Unknown is not null && line.Contains(Unknown, StringComparison.Ordinal) => "550 no such mailbox",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                }
            );
            if (verb == "QUIT")
            {
                return;
            }
        }
    }
}

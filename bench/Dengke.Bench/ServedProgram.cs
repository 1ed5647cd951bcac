using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dengke.Bench;

/// <summary>The built program, or a contestant of this one, serving on a loopback port in a process of its own until disposed.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process served;

    private ServedProgram(Process process, Uri address, double seconds)
    {
        served = process;
        Address = address;
        ReadyAfter = seconds;
    }

    public Uri Address { get; }

    /// <summary>Seconds from the start of the process to the first 200 of <c>/readyz</c>.</summary>
    public double ReadyAfter { get; }

    public int ProcessId => served.Id;

    /// <param name="arguments">Given to <c>dotnet</c>; <c>--urls ADDRESS</c> is added.</param>
    public static async Task<ServedProgram> Start(params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var process = StartProcess([.. arguments, "--urls", address.ToString()]);
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsReady(client))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}");
            }

            await Task.Delay(10);
        }

        return new ServedProgram(process, address, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task Run(params string[] arguments)
    {
        using var process = StartProcess(arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        served.Kill();
        await served.WaitForExitAsync();
        served.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process StartProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, said) =>
        {
            if (!string.IsNullOrEmpty(said.Data))
            {
                Console.Error.WriteLine($"    {said.Data}");
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

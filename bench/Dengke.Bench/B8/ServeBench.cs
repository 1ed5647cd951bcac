using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dengke.Bench.B8;

/// <summary>How long <c>dengke serve</c> takes on an existing database until <c>/readyz</c> answers, and what it holds at rest.</summary>
/// <param name="Seconds">From the start of the process to the first 200.</param>
/// <param name="RestMegabytes">Physical memory (VmRSS) five seconds after, one page having been opened.</param>
internal sealed record ServeRun(double Seconds, double RestMegabytes);

/// <summary>B8. There is no peer: both targets, 2 s and 200 MB, are absolute.</summary>
internal static class ServeBench
{
    private const int Repeats = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <param name="program">The built <c>dengke.dll</c>.</param>
    public static async Task<IReadOnlyList<ResultRow>> Rows(string program)
    {
        var run = await Run(program);
        return
        [
            new("B8", "serve the demo's database until ready; at rest", run.Seconds, run.RestMegabytes, Target: "2 s; 200 MB"),
        ];
    }

    private static async Task<ServeRun> Run(string program)
    {
        var data = Directory.CreateTempSubdirectory("dengke-b8-");
        try
        {
            var folder = Path.Combine(data.FullName, "data");
            using (var demo = Start(program, "demo", "--data", folder))
            {
                await demo.WaitForExitAsync();
                if (demo.ExitCode != 0)
                {
                    throw new InvalidOperationException("dengke demo failed");
                }
            }

            var runs = new List<ServeRun>();
            for (var i = 0; i < Repeats; i++)
            {
                runs.Add(await Measure(program, folder));
                Console.Error.WriteLine(
                    $"  dengke serve: ready after {runs[^1].Seconds:0.00} s, {runs[^1].RestMegabytes:0} MB at rest"
                );
            }

            return new ServeRun(runs.Select(r => r.Seconds).Order().ElementAt(Repeats / 2), runs.Max(r => r.RestMegabytes));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<ServeRun> Measure(string program, string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        using var server = Start(program, "serve", "--data", folder, "--urls", address.ToString());
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            while (!await IsReady(client))
            {
                await Task.Delay(10);
            }

            var seconds = watch.Elapsed.TotalSeconds;
            (await client.GetAsync("/")).EnsureSuccessStatusCode();
            await Task.Delay(Rest);
            var line = File.ReadLines($"/proc/{server.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
            return new ServeRun(
                seconds,
                double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024
            );
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
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

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
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

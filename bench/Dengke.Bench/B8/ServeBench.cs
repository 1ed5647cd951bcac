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
            await ServedProgram.Run(program, "demo", "--data", folder);
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
        await using var server = await ServedProgram.Start(program, "serve", "--data", folder);
        using var client = new HttpClient { BaseAddress = server.Address };
        (await client.GetAsync("/")).EnsureSuccessStatusCode();
        await Task.Delay(Rest);
        var line = File.ReadLines($"/proc/{server.ProcessId}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
        return new ServeRun(
            server.ReadyAfter,
            double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024
        );
    }
}

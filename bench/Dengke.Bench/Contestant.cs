using System.Diagnostics;

namespace Dengke.Bench;

/// <summary>One run of a contestant, which is a process of its own.</summary>
/// <param name="Seconds">From start to end of the process, its runtime's start included.</param>
/// <param name="PeakMegabytes">The most physical memory that it held, mapped files included (VmHWM).</param>
internal sealed record Run(double Seconds, double PeakMegabytes);

/// <summary>A program that does a piece of work, to be measured from outside.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Command">The program and its arguments. It ends by printing <c>VmHWM: N kB</c> on standard error.</param>
internal sealed record Contestant(string Name, IReadOnlyList<string> Command)
{
    public Run Measure()
    {
        // Nobody pays for what the one before left to be written to the disk.
        using (var sync = Process.Start("sync"))
        {
            sync.WaitForExit();
        }

        var start = new ProcessStartInfo(Command[0], Command.Skip(1))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Name} failed: {said}");
        }

        var peak = said.Split('\n').Last(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return new Run(seconds, double.Parse(peak.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024);
    }

    /// <summary>A contestant that is a verb of this program.</summary>
    public static Contestant Own(string name, params string[] arguments) =>
        new(name, ["dotnet", typeof(Contestant).Assembly.Location, "contestant", .. arguments]);

    /// <summary>For a contestant of this program: tells its peak at its end.</summary>
    public static void TellPeak() =>
        Console.Error.WriteLine(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)));
}

/// <summary>Runs contestants in turn, several times, so that what else goes on at the machine meets all of them alike.</summary>
internal static class Contest
{
    /// <summary>By contestant, the run with the median time and the highest peak of all its runs.</summary>
    public static IReadOnlyList<Run> Medians(IReadOnlyList<Contestant> contestants, int repeats)
    {
        var runs = contestants.Select(_ => new List<Run>()).ToArray();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            for (var i = 0; i < contestants.Count; i++)
            {
                runs[i].Add(contestants[i].Measure());
                Console.Error.WriteLine(
                    $"  {contestants[i].Name}: {runs[i][^1].Seconds:0.00} s, {runs[i][^1].PeakMegabytes:0} MB"
                );
            }
        }

        return
        [
            .. runs.Select(r => new Run(r.Select(x => x.Seconds).Order().ElementAt(r.Count / 2), r.Max(x => x.PeakMegabytes))),
        ];
    }
}

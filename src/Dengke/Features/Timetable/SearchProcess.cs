using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dengke.Timetable;

namespace Dengke.Features.Timetable;

/// <summary>
/// Solves in a process of its own: the solver's library can end its process, and that shall not be the one that serves. A search that dies
/// is made again with another seed.
/// </summary>
internal static class SearchProcess
{
    private const int Attempts = 3;

    /// <param name="limit">For each attempt.</param>
    /// <returns>A plan; of status <see cref="PlanStatus.Unknown"/> where every attempt has died.</returns>
    public static Task<Plan> Solve(PlanRequest request, TimeSpan limit, CancellationToken ct) =>
        Solve(request, seed => StartInfo(limit, seed), ct);

    /// <param name="program">What is started for a seed.</param>
    internal static async Task<Plan> Solve(PlanRequest request, Func<int, ProcessStartInfo> program, CancellationToken ct)
    {
        var json = PlanJson.Write(request);
        var started = Stopwatch.GetTimestamp();
        for (var seed = 1; seed <= Attempts; seed++)
        {
            if (await Attempt(json, program(seed), ct) is { } plan)
            {
                return plan;
            }
        }

        return new Plan
        {
            Status = PlanStatus.Unknown,
            Took = Stopwatch.GetElapsedTime(started),
            Conflicts =
            [
                new(
                    PlanConflictKind.Time,
                    "",
                    "求解程序多次中断, 没有得出结果。请稍后再试, 或调整使用率后重新排。",
                    "The solver broke off several times and found nothing. Try again later, or with another fill."
                ),
            ],
        };
    }

    /// <summary>Null for a process that died or answered nothing that can be read.</summary>
    private static async Task<Plan?> Attempt(byte[] request, ProcessStartInfo program, CancellationToken ct)
    {
        using var process = Process.Start(program)!;
        try
        {
            var complaints = process.StandardError.ReadToEndAsync(ct);
            using var answer = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(answer, ct);
            await Give(process, request, ct);
            await reading;
            await complaints;
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? PlanJson.ReadPlan(answer.ToArray()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task Give(Process process, byte[] request, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(request, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It died before it had read everything; its exit status says so.
        }
    }

    /// <summary>This program again, however it was started.</summary>
    internal static ProcessStartInfo StartInfo(TimeSpan limit, int seed)
    {
        var program = typeof(SearchProcess).Assembly.Location;
        var host = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] arguments =
        [
            .. isHost ? new[] { program } : [],
            "schedule",
            "search",
            "--limit",
            limit.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "--seed",
            seed.ToString(CultureInfo.InvariantCulture),
        ];
        return new ProcessStartInfo(host, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }
}

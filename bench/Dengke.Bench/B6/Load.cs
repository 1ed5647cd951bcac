using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dengke.Bench.B6;

/// <summary>What a load came to.</summary>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="P99">The 99th percentile of all answers, milliseconds.</param>
/// <param name="Errors">Students who could not open or declare.</param>
internal sealed record LoadResult(int Students, double Seconds, double P50, double P99, int Errors)
{
    public double PerSecond => Students / Seconds;
}

/// <summary>Sends students at the server and times each answer.</summary>
internal static class Load
{
    private const int AtOnce = 16;

    /// <summary>Students arrive evenly over <paramref name="span"/>, whether or not the server keeps up (an open loop).</summary>
    public static Task<LoadResult> Paced(
        Uri server,
        IReadOnlyList<StudentSession> students,
        TimeSpan span,
        Func<StudentSession, HttpClient, Action, Task<(bool, bool)>> confirm
    ) =>
        Send(
            server,
            students,
            confirm,
            async (work, watch) =>
            {
                var all = new List<Task>(students.Count);
                for (var i = 0; i < students.Count; i++)
                {
                    var due = span * i / students.Count;
                    if (due > watch.Elapsed)
                    {
                        await Task.Delay(due - watch.Elapsed);
                    }

                    all.Add(work(students[i], due.TotalMilliseconds));
                }

                await Task.WhenAll(all);
            }
        );

    /// <summary>As many students a second as the server takes, sixteen at once.</summary>
    public static Task<LoadResult> Saturated(
        Uri server,
        IReadOnlyList<StudentSession> students,
        Func<StudentSession, HttpClient, Action, Task<(bool, bool)>> confirm
    ) =>
        Send(
            server,
            students,
            confirm,
            (work, watch) =>
                Parallel.ForEachAsync(
                    students,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                    async (student, _) => await work(student, watch.Elapsed.TotalMilliseconds)
                )
        );

    private static async Task<LoadResult> Send(
        Uri server,
        IReadOnlyList<StudentSession> students,
        Func<StudentSession, HttpClient, Action, Task<(bool, bool)>> confirm,
        Func<Func<StudentSession, double, Task>, Stopwatch, Task> drive
    )
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server };
        var times = new ConcurrentBag<double>();
        var errors = 0;
        var watch = Stopwatch.StartNew();
        await drive(
            async (student, due) =>
            {
                var start = due;
                var (opened, declared) = await confirm(
                    student,
                    client,
                    () =>
                    {
                        times.Add(watch.Elapsed.TotalMilliseconds - start);
                        start = watch.Elapsed.TotalMilliseconds;
                    }
                );
                times.Add(watch.Elapsed.TotalMilliseconds - start);
                if (!opened || !declared)
                {
                    Interlocked.Increment(ref errors);
                }
            },
            watch
        );
        var seconds = watch.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        return new LoadResult(students.Count, seconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], errors);
    }
}

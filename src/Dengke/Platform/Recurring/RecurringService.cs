using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Recurring;

/// <summary>Runs every recurring task, one after another; one that fails is tried again at the next turn.</summary>
internal sealed partial class RecurringService(
    IEnumerable<IRecurringTask> tasks,
    TimeProvider clock,
    ILogger<RecurringService> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Off the clock's own thread: one that is set ahead by days ticks for every interval, and those meanwhile count as one.
            await Task.Yield();
            foreach (var task in tasks)
            {
                try
                {
                    await task.Run(stoppingToken);
                }
                catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException)
                {
                    Failed(log, task.GetType().Name, e);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Task} failed; it will be tried again.")]
    private static partial void Failed(ILogger log, string task, Exception e);
}

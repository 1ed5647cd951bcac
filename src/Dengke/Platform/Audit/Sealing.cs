using System.Data.Common;
using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Audit;

/// <summary>Has the sealer look every few seconds, and through the whole trail at the start and every ten minutes.</summary>
internal sealed partial class Sealing(AuditSealer sealer, TimeProvider clock, ILogger<Sealing> log) : BackgroundService
{
    private const int WholeEvery = 120;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            // Off the clock's own thread: one that is set ahead by days ticks for every interval, and those meanwhile count as one.
            await Task.Yield();
            try
            {
                await (round % WholeEvery == 0 ? sealer.SealAll(stoppingToken) : sealer.SealNew(stoppingToken));
            }
            catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException)
            {
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The audit trail could not be sealed; it will be tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}

using System.Data.Common;
using System.Text.Json;
using Dengke.Data;
using Dengke.Platform.Clock;
using Dengke.Platform.Recurring;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Outbox;

/// <summary>
/// Hands the outbox's messages to their handlers. A message is claimed for a while by a conditional update, so that of several nodes one has
/// it; a node that died loses it by time. What fails is tried again with growing pauses, for two days, and then given up visibly.
/// </summary>
public sealed partial class OutboxDispatcher(
    IDbContextFactory<DengkeDb> databases,
    IEnumerable<IOutboxHandler> handlers,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log
) : IRecurringTask
{
    private const int AtOnce = 50;
    private const int LongestError = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after the first failure, the second …; the last stands for all further ones.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(6),
    ];

    /// <summary>Failures after which a message is given up.</summary>
    public const int MostAttempts = 12;

    /// <summary>How long to wait after so many failures, 1 or more.</summary>
    public static TimeSpan PauseAfter(int failures) => Pauses[Math.Min(failures, Pauses.Length) - 1];

    /// <inheritdoc/>
    public async Task Run(CancellationToken ct)
    {
        var ready = handlers.Where(h => h.IsReady).ToDictionary(h => h.Kind);
        string[] kinds = [.. ready.Keys];
        while (true)
        {
            var due = await Due(kinds, ct);
            foreach (var (id, kind) in due)
            {
                await Dispatch(id, ready[kind], ct);
            }

            if (due.Count < AtOnce)
            {
                return;
            }
        }
    }

    private async Task<List<(Guid Id, string Kind)>> Due(string[] kinds, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var due = await Waiting(db, clock.GetUtcNow())
            .Where(m => kinds.Contains(m.Kind))
            .OrderBy(m => m.DueAt)
            .Take(AtOnce)
            .Select(m => new { m.Id, m.Kind })
            .ToListAsync(ct);
        return due.ConvertAll(m => (m.Id, m.Kind));
    }

    private static IQueryable<OutboxMessage> Waiting(DengkeDb db, DateTimeOffset now) =>
        db.OutboxMessages.Where(m =>
            m.DoneAt == null && m.FailedAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now)
        );

    private async Task Dispatch(Guid id, IOutboxHandler handler, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().ToMicrosecond();
        var until = now + Lease;
        var claimed = await Waiting(db, now)
            .Where(m => m.Id == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(m => m.LeasedUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1),
                ct
            );
        if (claimed == 0)
        {
            return;
        }

        try
        {
            await Handle(id, until, handler, db, ct);
        }
        catch (Exception e)
            when (e
                    is OutboxException
                        or DbException
                        or DbUpdateException
                        or JsonException
                        or InvalidDataException
                        or KeyNotFoundException
            )
        {
            var reason = e is OutboxException ? e.Message : $"内部错误 / internal error: {e.GetType().Name}";
            Failed(log, handler.Kind, id, reason);
            await NoteFailure(id, until, reason, ct);
        }
    }

    private async Task Handle(Guid id, DateTimeOffset until, IOutboxHandler handler, DengkeDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var message = await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id, ct);
        await handler.Handle(message, db, ct);
        await db.SaveChangesAsync(ct);
        var done = await db
            .OutboxMessages.Where(m => m.Id == id && m.DoneAt == null && m.LeasedUntil == until)
            .ExecuteUpdateAsync(
                s => s.SetProperty(m => m.DoneAt, clock.GetUtcNow().ToMicrosecond()).SetProperty(m => m.LastError, (string?)null),
                ct
            );
        // It took so long that another node has it now: what was added here is taken back, and is added there.
        if (done == 1)
        {
            await transaction.CommitAsync(ct);
        }
    }

    private async Task NoteFailure(Guid id, DateTimeOffset until, string reason, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().ToMicrosecond();
        var attempts = await db.OutboxMessages.Where(m => m.Id == id).Select(m => m.Attempts).SingleAsync(ct);
        var next = now + PauseAfter(attempts);
        DateTimeOffset? given = attempts >= MostAttempts ? now : null;
        var error = reason.Length > LongestError ? reason[..LongestError] : reason;
        await db
            .OutboxMessages.Where(m => m.Id == id && m.LeasedUntil == until)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.DueAt, next)
                        .SetProperty(m => m.FailedAt, given)
                        .SetProperty(m => m.LastError, error),
                ct
            );
    }

    [LoggerMessage(LogLevel.Warning, "The outbox message {Kind} {Id} failed: {Reason}")]
    private static partial void Failed(ILogger log, string kind, Guid id, string reason);
}

using System.Reflection;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Handling;

/// <summary>
/// The one way in which anything changes: policy, transaction, handler, audit, commit; a conflict with another
/// transaction is tried again, the same idempotency key is answered from the first time.
/// </summary>
public sealed class Runner(IDbContextFactory<DengkeDb> databases, TimeProvider clock, Vault vault, FileStore files)
{
    private const int Attempts = 5;
    private readonly RisingIds ids = new();

    /// <param name="idempotencyKey">At most 64 characters, chosen by the caller; null where doing it twice does no harm.</param>
    public async Task<Outcome<TResult>> Run<TResult>(
        Command<TResult> command,
        Actor actor,
        string? idempotencyKey = null,
        CancellationToken ct = default
    )
    {
        var operation = OperationAttribute.Of(command.GetType());
        if (operation.Roles.Count > 0 && !operation.Roles.Any(actor.Is))
        {
            return Failure.Forbidden();
        }

        var key = idempotencyKey is null ? null : KeyOf(operation, actor, idempotencyKey);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(command, operation, actor, key, ct);
            }
            catch (Exception e) when (DatabaseErrors.Classify(e) is var error and not DatabaseError.Other)
            {
                if (error == DatabaseError.Stale)
                {
                    return Failure.Conflict();
                }

                if (attempt == Attempts)
                {
                    return error == DatabaseError.Duplicate
                        ? Failure.Refused("duplicate", "同样的内容已经存在。", "It is there already.")
                        : Failure.Refused(
                            "busy",
                            "系统正忙, 请稍后再试; 本次操作没有生效。",
                            "The system is busy; nothing was done. Please try again in a while."
                        );
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), TimeProvider.System, ct);
        }
    }

    /// <summary>Under which an actor's act is kept with its result, to be shown again.</summary>
    public static string KeyOf<TCommand>(Actor actor, string idempotencyKey) =>
        KeyOf(OperationAttribute.Of(typeof(TCommand)), actor, idempotencyKey);

    private static string KeyOf(OperationAttribute operation, Actor actor, string idempotencyKey) =>
        $"{actor.AccountId}:{operation.Type}:{idempotencyKey}";

    private async Task<Outcome<TResult>> Attempt<TResult>(
        Command<TResult> command,
        OperationAttribute operation,
        Actor actor,
        string? key,
        CancellationToken ct
    )
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (
            key is not null
            && await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.IdempotencyKey == key, ct) is { } earlier
        )
        {
            return JsonSerializer.Deserialize<TResult>(earlier.Result!, Work.Json)!;
        }

        var open = command.GetType().GetCustomAttribute<AfterSealingAttribute>() is null;
        if (open && command.Campaign is { } campaign && await CampaignLock.IsSealed(db, campaign, ct))
        {
            return Sealed;
        }

        var work = new Work(db, actor, clock.GetUtcNow().ToMicrosecond(), ids, vault, files);
        var outcome = await command.Handle(work, ct);
        if (!outcome.IsOk)
        {
            return outcome;
        }

        Record(command, operation, work, key, outcome.Value);
        await db.SaveChangesAsync(ct);
        if (open && await TouchesSealed(db, command.Campaign, ct))
        {
            return Sealed;
        }

        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>What is refused once the campaign is sealed.</summary>
    private static Failure Sealed { get; } =
        Failure.Refused(
            "campaign_sealed",
            "批次已封存, 内容不能再改; 发现错误请由学籍管理科登记勘误。",
            "The campaign is sealed and nothing in it changes; the registrar adds an erratum where something is wrong."
        );

    /// <summary>Also an act that does not say which campaign it belongs to changes nothing of a sealed one.</summary>
    private static async Task<bool> TouchesSealed(DengkeDb db, string? own, CancellationToken ct)
    {
        foreach (var touched in db.TouchedCampaigns)
        {
            if (touched != own && await CampaignLock.IsSealed(db, touched, ct))
            {
                return true;
            }
        }

        return false;
    }

    private static void Record<TResult>(
        Command<TResult> command,
        OperationAttribute operation,
        Work work,
        string? key,
        TResult result
    )
    {
        if (work.Events.Count == 0)
        {
            throw new InvalidOperationException($"{operation.Type} succeeded and recorded no event.");
        }

        var row = new Operation
        {
            Id = work.NewId(),
            Type = operation.Type,
            CampaignId = command.Campaign,
            ActorId = work.Actor.AccountId,
            ActorName = work.Actor.Name,
            ActorRole = operation.Roles.Count > 0 ? operation.Roles.First(work.Actor.Is) : null,
            Channel = work.Actor.Channel,
            Reason = command.Because,
            At = work.Now,
            IdempotencyKey = key,
            Result = key is null ? null : JsonSerializer.Serialize(result, Work.Json),
        };
        work.Db.Operations.Add(row);
        for (var i = 0; i < work.Events.Count; i++)
        {
            var happened = work.Events[i];
            work.Db.AuditEvents.Add(
                new AuditEvent
                {
                    Id = work.NewId(),
                    OperationId = row.Id,
                    Sequence = i,
                    Type = happened.GetType().Name,
                    TypeVersion = happened.TypeVersion,
                    Subject = happened.Subject,
                    Data = JsonSerializer.Serialize(happened, happened.GetType(), Work.Json),
                }
            );
        }
    }
}

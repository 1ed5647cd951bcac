using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>How far the copies of a college's signed summaries are on their way to the registrar's mailbox (CON-5).</summary>
internal static class CopyStanding
{
    /// <summary>The outbox message of each signed summary that has one.</summary>
    public static Task<Dictionary<Guid, OutboxMessage>> Load(
        DengkeDb db,
        IReadOnlyList<SignedSummary> rounds,
        CancellationToken ct
    )
    {
        var ids = rounds.Select(r => (Guid?)r.Id).ToList();
        return db
            .OutboxMessages.Where(m => m.About != null && ids.Contains(m.About) && m.Kind == SummaryCopy.OutboxKind)
            .ToDictionaryAsync(m => m.About!.Value, ct);
    }

    /// <summary>In one sentence, Chinese and English.</summary>
    public static (string Chinese, string English) Words(OutboxMessage copy) =>
        copy switch
        {
            { DoneAt: not null } => ("副本已发送至学籍管理员信箱", "A copy was sent to the registrar's mailbox"),
            { FailedAt: not null } => ($"副本发送失败, 已放弃: {copy.LastError}", $"The copy was given up: {copy.LastError}"),
            { LastError: { } error } => (
                $"副本尚未发出, 将再试: {error}",
                $"The copy has not gone yet and is tried again: {error}"
            ),
            _ => ("副本尚未发出, 正在等待", "The copy waits to be sent"),
        };
}

using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

[Words("封存例外: {kind} {count} 项, 原因: {reason}", "Exceptions to sealing named: {kind}, {count}, because: {reason}")]
public sealed record ExceptionsNamed(OpenKind Kind, int Count, string Reason, IReadOnlyList<string> Subjects) : IAuditEvent
{
    public string? Subject => Kind.Code();
}

[Words("封存例外撤回: {kind} {count} 项", "Exceptions to sealing taken back: {kind}, {count}")]
public sealed record ExceptionsWithdrawn(OpenKind Kind, int Count, IReadOnlyList<string> Subjects) : IAuditEvent
{
    public string? Subject => Kind.Code();
}

/// <summary>
/// Names things of one kind that stay open, each with the same reason, which then stands in the record of whoever they are about (SEA-1).
/// Refused: <c>cannot_be_named</c> for a phase that is not over, <c>stale</c> where something is not open any more.
/// </summary>
[Api("Names what is open as exceptions to the seal, with a reason.")]
[Operation("seal.name_exceptions", Role.Registrar)]
public sealed record NameExceptions(string CampaignId, OpenKind Kind, IReadOnlyList<string> Subjects, string? Reason)
    : Command<int>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (!Enum.IsDefined(Kind) || !Kind.CanBeNamed())
        {
            return Failure.Refused(
                "cannot_be_named",
                "阶段未结束不能作为例外; 请等到结束, 或在批次设置中改其时间。",
                "A phase that is not over cannot be an exception: wait, or change its window in the settings."
            );
        }

        if (Subjects.Count == 0)
        {
            return Failure.Invalid(nameof(Subjects), "请先选择。", "Choose first.");
        }

        if (Reasons.Error(nameof(Reason), Reason) is { } wrong)
        {
            return wrong;
        }

        var chosen = Subjects.ToHashSet(StringComparer.Ordinal);
        var open = (await OpenItems.Load(work.Db, loaded.Value, work.Now, ct))
            .Where(i => i.Kind == Kind && chosen.Contains(i.Subject))
            .ToList();
        if (open.Count != chosen.Count)
        {
            return Failure.Conflict(
                "所选内容已有变化, 请刷新后重新选择。",
                "What you chose has changed; reload and choose again."
            );
        }

        foreach (var item in open.Where(i => i.IsNamed))
        {
            work.Db.Attach(item.Exception!).Entity.WithdrawnAt = work.Now;
        }

        await work.Flush(ct);
        foreach (var item in open)
        {
            work.Db.SealExceptions.Add(
                new SealException
                {
                    Id = work.NewId(),
                    CampaignId = CampaignId,
                    Kind = Kind,
                    Subject = item.Subject,
                    StudentId = item.StudentId,
                    Reason = Reason!.Trim(),
                    NamedBy = work.Actor.Name,
                    NamedAt = work.Now,
                }
            );
        }

        work.Record(new ExceptionsNamed(Kind, open.Count, Reason!.Trim(), [.. chosen]));
        return open.Count;
    }
}

/// <summary>Takes exceptions back; what they named has to be closed, or named anew. Refused with <c>stale</c> where none is left.</summary>
[Api("Withdraws named exceptions.")]
[Operation("seal.withdraw_exceptions", Role.Registrar)]
public sealed record WithdrawExceptions(string CampaignId, OpenKind Kind, IReadOnlyList<string> Subjects) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var (kind, subjects) = (Kind, Subjects);
        var named = await work
            .Db.SealExceptions.Where(e =>
                e.CampaignId == CampaignId && e.Kind == kind && e.WithdrawnAt == null && subjects.Contains(e.Subject)
            )
            .ToListAsync(ct);
        if (named.Count == 0)
        {
            return Subjects.Count == 0 ? Failure.Invalid(nameof(Subjects), "请先选择。", "Choose first.") : Failure.Conflict();
        }

        foreach (var exception in named)
        {
            exception.WithdrawnAt = work.Now;
        }

        work.Record(new ExceptionsWithdrawn(Kind, named.Count, [.. named.Select(e => e.Subject)]));
        return named.Count;
    }
}

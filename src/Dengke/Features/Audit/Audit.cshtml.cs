using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Events;
using Dengke.Platform.Access;
using Dengke.Platform.Audit;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Audit;

/// <summary>An operation with what it changed, as told on the page.</summary>
/// <param name="At">Beijing time.</param>
public sealed record ToldOperation(Operation Operation, DateTime At, IReadOnlyList<string> Events);

/// <summary>The audit trail, newest first: who did what, when, as what, through what, and why; and how far it is sealed.</summary>
[Allow(Role.Auditor, Role.Registrar, Role.Administrator)]
public sealed class AuditPage(AuditSealer sealer, AuditVerification verification) : DengkePage
{
    /// <summary>A verification reads everything; one at a time is enough for a node.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1);

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    public IReadOnlyList<ToldOperation> Told { get; private set; } = [];

    public IEnumerable<string> Types => OperationTypes.For(Actor);

    public Pager Pager { get; private set; } = null!;

    public bool SeesAll => OperationTypes.SeesAll(Actor);

    public bool MayVerify => Actor.Is(Role.Auditor);

    public AuditSeal? Seal { get; private set; }

    /// <summary>What the last verification from this page came to, and when it was.</summary>
    public TrailVerified? Verified { get; private set; }

    public DateTimeOffset VerifiedAt { get; private set; }

    public string WordOf(Role role) => T(RoleNames.Chinese(role), RoleNames.English(role));

    public string WordOf(Channel channel) => EventCodes.WordOf(channel, InEnglish);

    public async Task OnGet([FromQuery] int page, CancellationToken ct)
    {
        var operations = await Filter.Apply(Db, Actor, ct);
        Pager = new Pager(page, await operations.CountAsync(ct), Request, this);
        Told = await Tell(await Filter.Order(operations).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct), ct);
        await LoadSeal(ct);
    }

    public async Task<IActionResult> OnGetExport(CancellationToken ct)
    {
        var file = await TrailFile.Of(this, Filter.Order(await Filter.Apply(Db, Actor, ct)), ct);
        if (file.IsOk)
        {
            return file.Value;
        }

        await OnGet(1, ct);
        return Show(file.Failure!);
    }

    /// <summary>The operations with what each changed, in words.</summary>
    internal async Task<IReadOnlyList<ToldOperation>> Tell(IReadOnlyList<Operation> operations, CancellationToken ct)
    {
        var ids = operations.Select(o => o.Id).ToList();
        var events = await Db
            .AuditEvents.AsNoTracking()
            .Where(e => ids.Contains(e.OperationId))
            .OrderBy(e => e.Sequence)
            .ToListAsync(ct);
        var told = events.ToLookup(e => e.OperationId, e => EventWords.Tell(e, InEnglish));
        return [.. operations.Select(o => new ToldOperation(o, ChinaTime.Local(o.At), [.. told[o.Id]]))];
    }

    /// <summary>Seals what there is, verifies all of it, and keeps what came of it in the trail itself.</summary>
    public async Task<IActionResult> OnPostVerify(CancellationToken ct)
    {
        if (!MayVerify)
        {
            return Forbid();
        }

        if (!await OneAtATime.WaitAsync(TimeSpan.Zero, ct))
        {
            Say(T("正在核验, 请稍候再看结果。", "A verification is under way; look again in a while."));
            return RedirectToPage();
        }

        try
        {
            await sealer.SealAll(ct);
            var first = new List<AuditFinding>();
            var verdict = await verification.Run(null, Keep, null, ct);
            var kept = await Run(new RecordVerification(verdict, first));
            if (kept.Failure is { } failure)
            {
                await OnGet(1, ct);
                return Show(failure);
            }

            Say(T("核验完成。", "Verified."));
            return RedirectToPage();

            void Keep(AuditFinding finding)
            {
                if (first.Count < RecordVerification.MostKept)
                {
                    first.Add(finding);
                }
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task LoadSeal(CancellationToken ct)
    {
        Seal = await sealer.Newest(ct);
        var last = await Db
            .AuditEvents.Where(e => e.Subject == TrailVerified.Trail)
            .Join(Db.Operations, e => e.OperationId, o => o.Id, (e, o) => new { e.Data, o.At })
            .OrderByDescending(v => v.At)
            .FirstOrDefaultAsync(ct);
        if (last is not null)
        {
            Verified = JsonSerializer.Deserialize<TrailVerified>(last.Data, Work.Json);
            VerifiedAt = last.At;
        }
    }
}

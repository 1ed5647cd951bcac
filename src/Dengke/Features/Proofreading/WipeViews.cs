using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Dengke.Platform.Recurring;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>Wipes the views whose time is over, and those of portraits that do not count any more.</summary>
[AfterSealing("A view that has expired goes, sealed or not; it is no part of the set.")]
[Operation("proof.wipe_views")]
public sealed record WipeViews : Command<int>
{
    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var wiped = await Due(work.Db, work.Now)
            .ExecuteUpdateAsync(
                r => r.SetProperty(x => x.SealedView, (string?)null).SetProperty(x => x.Version, x => x.Version + 1),
                ct
            );
        if (wiped == 0)
        {
            return Failure.Refused("nothing_due", "没有到期的校对图。", "No view has expired.");
        }

        work.Record(new ViewsWiped(wiped));
        return wiped;
    }

    internal static IQueryable<PhotoReading> Due(DengkeDb db, DateTimeOffset now) =>
        db.PhotoReadings.Where(r =>
            r.SealedView != null
            && (r.ExpiresAt <= now || db.CapturedPhotos.Any(p => p.Id == r.PhotoId && p.State != PhotoState.Current))
        );
}

/// <summary>Looks for views whose time is over.</summary>
internal sealed class ViewSweep(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock) : IRecurringTask
{
    public async Task Run(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await WipeViews.Due(db, clock.GetUtcNow()).AnyAsync(ct))
        {
            // Refused where another node was quicker.
            _ = await runner.Run(new WipeViews(), Actor.Program, ct: ct);
        }
    }
}

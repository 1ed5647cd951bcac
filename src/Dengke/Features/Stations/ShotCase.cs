using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>A received shot about which a person decides.</summary>
internal static class ShotCase
{
    /// <summary>
    /// Loads the shot, tracked, and takes the step with who decided and why; <c>not_found</c>, what is wrong with the reason, or
    /// <c>illegal_step</c> in words.
    /// </summary>
    /// <param name="version">The shot's, as the page showed it.</param>
    public static async Task<Outcome<ReceivedShot>> Step(
        Work work,
        string campaign,
        Guid id,
        int version,
        ReceivedTrigger trigger,
        string? reason,
        CancellationToken ct
    )
    {
        if (Reasons.Error("reason", reason) is { } error)
        {
            return error;
        }

        var shot = await work
            .Db.ReceivedShots.Include(s => s.Device)
            .FirstOrDefaultAsync(s => s.CampaignId == campaign && s.Id == id, ct);
        if (shot is null)
        {
            return Failure.NotFound();
        }

        work.Expect(shot, version);
        var next = ReceivedLife.Cycle.Fire(shot.State, trigger, reason);
        if (!next.IsOk)
        {
            var (chinese, english) = shot.State.Words();
            return Failure.Refused(
                "illegal_step",
                $"拍摄号 {shot.Shot} 现在是“{chinese}”, 不能这样处理。",
                $"Shot {shot.Shot} is “{english}” now; this cannot be done."
            );
        }

        (shot.State, shot.Reason, shot.DecidedBy) = (next.Value, reason!.Trim(), work.Actor.Name);
        return shot;
    }
}

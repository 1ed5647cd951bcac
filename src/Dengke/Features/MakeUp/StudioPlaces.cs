using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>The places of an hour. Each is taken and given back by one conditional update, so that no race takes one too many.</summary>
internal static class StudioPlaces
{
    /// <returns>The slot in which there is one place less now; <c>slot_full</c> where none was left.</returns>
    public static async Task<Outcome<StudioSlot>> TakePlace(
        this Work work,
        string campaign,
        StudioHour hour,
        CancellationToken ct
    )
    {
        var slot = await work.Db.StudioSlots.FirstOrDefaultAsync(
            s => s.CampaignId == campaign && s.StartsAt == hour.StartsAt,
            ct
        );
        if (slot is null)
        {
            slot = new StudioSlot
            {
                Id = work.NewId(),
                CampaignId = campaign,
                StartsAt = hour.StartsAt,
                EndsAt = hour.Window.ClosesAt,
            };
            work.Db.StudioSlots.Add(slot);
            // Of two that make it at once the unique index refuses one, which is tried again and finds the other's.
            await work.Flush(ct);
        }

        var taken = await work
            .Db.StudioSlots.Where(s => s.Id == slot.Id && s.Taken < hour.Capacity)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Taken, x => x.Taken + 1), ct);
        return taken == 1
            ? slot
            : Failure.Refused("slot_full", "这个时段刚刚约满, 请选其他时段。", "That slot has just filled up; choose another.");
    }

    public static Task ReleasePlace(this Work work, Guid slot, CancellationToken ct) =>
        work
            .Db.StudioSlots.Where(s => s.Id == slot && s.Taken > 0)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Taken, x => x.Taken - 1), ct);

    /// <summary>
    /// Takes a place and gives back the one of <paramref name="old"/>, the earlier slot first: two students who change places with each
    /// other do not wait for one another.
    /// </summary>
    /// <inheritdoc cref="TakePlace" path="/returns"/>
    public static async Task<Outcome<StudioSlot>> ChangePlace(
        this Work work,
        string campaign,
        StudioSlot old,
        StudioHour hour,
        CancellationToken ct
    )
    {
        var releaseFirst = old.StartsAt < hour.StartsAt;
        if (releaseFirst)
        {
            await work.ReleasePlace(old.Id, ct);
        }

        var taken = await work.TakePlace(campaign, hour, ct);
        if (taken.IsOk && !releaseFirst)
        {
            await work.ReleasePlace(old.Id, ct);
        }

        return taken;
    }
}

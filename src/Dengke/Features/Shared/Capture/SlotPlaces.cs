using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Capture;

/// <summary>Takes and frees places of a slot, each by one conditional update, so that no slot ever has more people than places.</summary>
public static class SlotPlaces
{
    /// <returns>False where the slot is full.</returns>
    public static async Task<bool> Take(DengkeDb db, Guid slot, CancellationToken ct) =>
        await db
            .CaptureSlots.Where(s => s.Id == slot && s.Taken < s.Capacity)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Taken, s => s.Taken + 1), ct) == 1;

    public static Task Free(DengkeDb db, Guid slot, CancellationToken ct) =>
        db
            .CaptureSlots.Where(s => s.Id == slot && s.Taken > 0)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Taken, s => s.Taken - 1), ct);
}

using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>What a station says of itself every few seconds. It is nobody's act, so it is not in the audit trail and makes no form stale.</summary>
internal static class StationSeen
{
    /// <summary>Shots that one report may ask about.</summary>
    public const int MostKept = 5000;

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);

    public static async Task Note(DengkeDb db, StationDevice device, int waiting, DateTimeOffset now, CancellationToken ct)
    {
        if (device.Waiting != waiting || device.SeenAt is not { } seen || now - seen >= Often)
        {
            await db
                .StationDevices.Where(d => d.Id == device.Id && !db.CampaignSeals.Any(s => s.CampaignId == d.CampaignId))
                .ExecuteUpdateAsync(u => u.SetProperty(d => d.SeenAt, now).SetProperty(d => d.Waiting, waiting), ct);
        }
    }

    /// <summary>Of these shots, those that the registrar's machine has opened.</summary>
    public static async Task<IReadOnlyList<Guid>> Opened(
        DengkeDb db,
        StationDevice device,
        IReadOnlyList<Guid> kept,
        CancellationToken ct
    )
    {
        List<Guid> opened = [];
        foreach (var part in kept.Distinct().Chunk(500))
        {
            opened.AddRange(
                await db
                    .ReceivedShots.Where(s => s.DeviceId == device.Id && s.OpenedAt != null && part.Contains(s.ShotId))
                    .Select(s => s.ShotId)
                    .ToListAsync(ct)
            );
        }

        return opened;
    }
}

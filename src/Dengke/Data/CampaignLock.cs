using Microsoft.EntityFrameworkCore;

namespace Dengke.Data;

/// <summary>
/// Keeps sealing apart from everything else that changes a campaign: an act holds the campaign's row while it runs, sealing takes it alone.
/// SQLite has one writer at a time anyway.
/// </summary>
public static class CampaignLock
{
    /// <summary>Whether the campaign is sealed; until the transaction ends nobody can seal it.</summary>
    public static async Task<bool> IsSealed(DengkeDb db, string campaign, CancellationToken ct) =>
        db.Database.IsNpgsql()
            ? (
                await db
                    .Database.SqlQuery<bool>(
                        $"""SELECT "SealedAt" IS NOT NULL AS "Value" FROM "Campaigns" WHERE "Id" = {campaign} FOR KEY SHARE"""
                    )
                    .ToListAsync(ct)
            ).Contains(true)
            : await db.Campaigns.AnyAsync(c => c.Id == campaign && c.SealedAt != null, ct);

    /// <summary>Waits until no act of the campaign runs, and keeps others waiting until the transaction ends.</summary>
    public static async Task Take(DengkeDb db, string campaign, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            _ = await db
                .Database.SqlQuery<int>($"""SELECT 1 AS "Value" FROM "Campaigns" WHERE "Id" = {campaign} FOR UPDATE""")
                .ToListAsync(ct);
        }
    }
}

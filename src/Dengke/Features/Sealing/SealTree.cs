using System.Buffers.Text;
using System.Collections.Concurrent;
using Dengke.Data;
using Dengke.Domain.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>The tree of a sealed campaign, made of the leaf hashes that are kept; those of the campaigns asked for last stay in memory.</summary>
internal static class SealTree
{
    private const int MostKept = 4;
    private static readonly ConcurrentDictionary<Guid, MerkleTree> Kept = new();

    public static async Task<MerkleTree> Of(DengkeDb db, CampaignSeal seal, CancellationToken ct)
    {
        if (Kept.TryGetValue(seal.Id, out var known))
        {
            return known;
        }

        var hashes = await db
            .SealedStudents.Where(s => s.CampaignId == seal.CampaignId)
            .OrderBy(s => s.Index)
            .Select(s => s.LeafHash)
            .ToListAsync(ct);
        var tree = new MerkleTree([.. hashes.Select(h => Base64Url.DecodeFromChars(h))]);
        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept[seal.Id] = tree;
    }
}

using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Campaigns;

/// <summary>
/// The campaigns of the revisions that were read last, by the identifier of the revision's row, which no two revisions share, not even in
/// two databases. Safe for any number of threads; two that miss at once both read, and keep the same.
/// </summary>
internal sealed class RevisionCache(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Campaign> campaigns = [];
    private readonly LinkedList<Guid> used = [];

    public Campaign? Find(Guid revision)
    {
        lock (gate)
        {
            if (!campaigns.TryGetValue(revision, out var campaign))
            {
                return null;
            }

            used.Remove(revision);
            used.AddLast(revision);
            return campaign;
        }
    }

    /// <summary>Keeps a campaign, and lets go of the one that was not asked for the longest.</summary>
    public void Keep(Guid revision, Campaign campaign)
    {
        lock (gate)
        {
            if (!campaigns.TryAdd(revision, campaign))
            {
                return;
            }

            used.AddLast(revision);
            if (used.Count > capacity)
            {
                campaigns.Remove(used.First!.Value);
                used.RemoveFirst();
            }
        }
    }
}

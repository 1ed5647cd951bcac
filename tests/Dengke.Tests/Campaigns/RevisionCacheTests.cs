using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns;

namespace Dengke.Tests.Campaigns;

[Trait("Requirement", "CAM-1")]
public sealed class RevisionCacheTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 3).Select(i => new Guid(i, 0, 0, new byte[8]))];

    [Fact]
    public void Keep_MoreThanFits_LetsGoOfTheOneNotAskedForTheLongest()
    {
        var cache = new RevisionCache(capacity: 2);
        cache.Keep(Ids[0], new Campaign { Id = "0" });
        cache.Keep(Ids[1], new Campaign { Id = "1" });
        cache.Find(Ids[0]);

        cache.Keep(Ids[2], new Campaign { Id = "2" });

        Assert.Equal(["0", null, "2"], Ids.Select(id => cache.Find(id)?.Id));
    }

    [Fact]
    public void KeepAndFind_FromManyThreads_StaysBoundedAndRight()
    {
        var cache = new RevisionCache(capacity: 2);

        Parallel.For(
            0,
            2_000,
            i =>
            {
                var id = Ids[i % Ids.Length];
                cache.Keep(id, new Campaign { Id = $"{id}" });
                Assert.Contains(cache.Find(id)?.Id, new[] { null, $"{id}" });
            }
        );

        Assert.Equal(2, Ids.Count(id => cache.Find(id) is not null));
    }
}

using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>Takes day packs in, from the server or from a file, and remembers the last one.</summary>
internal sealed class DayPacks(StationStore store, ServerLink link, Standing standing, PrivateKey key)
{
    private const string Setting = "day_pack";

    /// <summary>Takes up the one that was used last.</summary>
    public async Task Load(CancellationToken ct)
    {
        if (await store.Setting(Setting, ct) is { } text && Read(text) is { IsOk: true, Value: var day })
        {
            standing.Use(day.Day);
        }
    }

    /// <summary>Takes a pack in and uses it from now on.</summary>
    /// <returns>
    /// <c>pack_broken</c>, <c>pack_of_another</c>; <c>pack_signer</c> where it is signed by another server; <c>pack_old</c> where a newer one is in use.
    /// </returns>
    public async Task<Outcome<Done>> Take(string text, CancellationToken ct)
    {
        var read = Read(text);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var (day, server) = read.Value;
        if (link.ServerKeyId is { } known && known != server.KeyId)
        {
            return Failure.Refused(
                "pack_signer",
                "这个采集日包不是本机登记的服务器签发的。",
                "This day pack is not signed by the server that this station belongs to."
            );
        }

        if (
            standing.Day is { } present
            && present.Pack.Campaign == day.Pack.Campaign
            && day.Pack.IssuedAt < present.Pack.IssuedAt
        )
        {
            return Failure.Refused(
                "pack_old",
                "这个采集日包比正在使用的旧, 没有采用。",
                "This day pack is older than the one in use; it was not taken."
            );
        }

        if (link.ServerKeyId is null || link.Device != day.Pack.Device)
        {
            await link.Trust(day.Pack, server, ct);
        }

        await store.Remember(new Dictionary<string, string>(StringComparer.Ordinal) { [Setting] = text.Trim() }, ct);
        standing.Use(day);
        return default(Done);
    }

    private Outcome<(StationDay Day, PublicKey Server)> Read(string text) =>
        DayPack.Read(text).Then(p => StationDay.Of(p.Pack, key.Public).Then<(StationDay, PublicKey)>(d => (d, p.Server)));
}

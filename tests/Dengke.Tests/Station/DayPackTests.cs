using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;
using Dengke.Station;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>What a station takes for its day, and what it refuses.</summary>
[Trait("Requirement", "CAP-3")]
[Trait("Database", "none")]
public sealed class DayPackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_APack_IsUsedAlsoAfterARestart()
    {
        await using var station = await new StationFixture().WithPack(people: 5);
        await station.Close();
        await station.Open();

        Assert.Equal(5, station.Get<Standing>().Day!.Pack.People.Count);
        Assert.Equal(South, station.Get<Standing>().Session!.Id);
        Ok(await station.Capture(5));
    }

    [Fact]
    public async Task Take_WhatIsNotForThisStation_IsRefused()
    {
        await using var station = await new StationFixture().Open();
        using var otherStation = PrivateKey.Create(KeyUse.Signing);
        using var otherServer = PrivateKey.Create(KeyUse.Signing);
        var packs = station.Get<DayPacks>();
        var whole = station.Pack().Sign(station.Server);

        Assert.Equal(
            "pack_of_another",
            await Code(station.Pack() with { DeviceKey = otherStation.Public.KeyId }, station.Server)
        );
        Assert.Equal("pack_broken", await Code(station.Pack() with { Recipients = [] }, station.Server));
        Assert.Equal("pack_broken", await Code(station.Pack() with { Recipients = ["{}"] }, station.Server));
        Assert.Equal("pack_broken", await Code(station.Pack() with { Specification = "size: nonsense" }, station.Server));
        Assert.Equal("pack_broken", (await packs.Take(whole[..^5], Ct)).Failure?.Code);
        Assert.Equal("pack_broken", (await packs.Take("<html>", Ct)).Failure?.Code);
        Assert.Null(station.Get<Standing>().Day);
        Ok(await packs.Take(whole, Ct));
        Assert.Equal("pack_signer", await Code(station.Pack(), otherServer));
        Assert.Equal(
            "pack_old",
            await Code(station.Pack() with { IssuedAt = station.Clock.GetUtcNow().AddDays(-1) }, station.Server)
        );
        Assert.Equal(30, station.Get<Standing>().Day!.Pack.People.Count);

        async Task<string?> Code(DayPack pack, PrivateKey server) => (await packs.Take(pack.Sign(server), Ct)).Failure?.Code;
    }

    [Fact]
    public async Task Open_WithAWrongPassphrase_IsRefused()
    {
        await using var station = await new StationFixture().Open();
        await station.Close();

        var built = await StationHost.Build(station.Options, "another passphrase", station.Clock, Ct);

        Assert.Equal("passphrase_wrong", built.Failure?.Code);
    }

    [Fact]
    public async Task Open_WithADamagedOrLostKey_IsRefusedAndNothingIsMadeInItsPlace()
    {
        await using var station = await new StationFixture().Open();
        await station.Close();
        var file = Path.Combine(station.Data, "station.key.jwe");

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct))[..200], Ct);
        Assert.Equal("key_unreadable", (await StationHost.Build(station.Options, Passphrase, station.Clock, Ct)).Failure?.Code);
        File.Delete(file);
        Assert.Equal("key_lost", (await StationHost.Build(station.Options, Passphrase, station.Clock, Ct)).Failure?.Code);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5090")]
    [InlineData("http://192.168.1.5:5090")]
    [InlineData("nonsense")]
    public async Task Open_ForOthersThanThisMachine_IsRefused(string urls)
    {
        await using var station = new StationFixture();

        var built = await StationHost.Build(station.Options with { Urls = urls }, Passphrase, station.Clock, Ct);

        Assert.Equal("not_loopback", built.Failure?.Code);
    }
}

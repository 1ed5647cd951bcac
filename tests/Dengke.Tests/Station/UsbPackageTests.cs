using Dengke.Platform.Envelopes;
using Dengke.Station;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>Packages on a stick, where there is never a network (HND-1).</summary>
[Trait("Database", "none")]
[Trait("Requirement", "HND-1")]
public sealed class UsbPackageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_WhatIsNotHandedOver_GoesOnceAndEverythingOnDemand()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Capture(1));
        Ok(await station.Capture(2));
        var stick = station.Sub("stick");

        var first = await station.Get<UsbPackage>().Write(stick, all: false, Ct);
        var again = await station.Get<UsbPackage>().Write(stick, all: false, Ct);
        station.Clock.Advance(TimeSpan.FromSeconds(5));
        var all = await station.Get<UsbPackage>().Write(stick, all: true, Ct);

        Assert.Equal(2, first.Value.Shots);
        Assert.Equal("nothing_to_export", again.Failure?.Code);
        Assert.Equal(2, all.Value.Shots);
        Assert.Equal([Token(1), Token(2)], Photos(station, Assert.Single(first.Value.Files)).Select(p => p.Token));
        Assert.DoesNotContain(Directory.GetFiles(stick), f => f.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_SeveralShotsOfOneCode_GoIntoSeveralPackages()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Capture(1, "review"));
        Ok(await station.Capture(2));
        Ok(await station.Capture(1, "pass", reason: "闭眼"));

        var written = await station.Get<UsbPackage>().Write(station.Sub("stick"), all: false, Ct);

        Assert.Equal(3, written.Value.Shots);
        Assert.Equal(["1-0002", "1-0003"], Photos(station, written.Value.Files[0]).Select(p => p.Shot));
        Assert.Equal(["1-0001"], Photos(station, written.Value.Files[1]).Select(p => p.Shot));
    }

    [Fact]
    public async Task Write_ToAStickThatIsGone_SaysSoAndLosesNothing()
    {
        await using var station = await new StationFixture().WithPack();
        Ok(await station.Capture(1));

        Assert.Equal(
            "no_folder",
            (await station.Get<UsbPackage>().Write(Path.Combine(station.Data, "none"), false, Ct)).Failure?.Code
        );
        Assert.Equal("cannot_write", (await station.Get<UsbPackage>().Write("/proc", false, Ct)).Failure?.Code);
        Assert.Equal(1, (await station.Get<UsbPackage>().Write(station.Sub("stick"), false, Ct)).Value.Shots);
    }

    private static IReadOnlyList<ManifestPhoto> Photos(StationFixture station, string file)
    {
        using var package = PhotoPackage.Open(file, [station.Get<PrivateKey>().Public]).Value;
        Assert.Empty(package.Strange());
        Assert.All(
            package.Manifest.Photos,
            p => Assert.True(PhotoEnvelope.Open(package.Envelope(p).Value, station.Registrar).IsOk)
        );
        return package.Manifest.Photos;
    }
}

using System.Text;
using Dengke.Domain.Capture;
using Dengke.Station;
using static Dengke.Tests.Station.StationFixture;

namespace Dengke.Tests.Station;

/// <summary>The folder into which a tethered camera writes (CAP-3).</summary>
[Trait("Database", "none")]
[Trait("Requirement", "CAP-3")]
public sealed class FolderIntakeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_AFileForWhoIsBound_IsShownAndRemoved()
    {
        await using var station = await Watching();
        Ok(await station.Booth.Scan(Code(1), Ct));

        await Write(station, "DSC_0001.JPG", "review#first");
        await Until(() => station.Booth.State == BoothState.Shown);

        Assert.StartsWith("review#first", Encoding.UTF8.GetString(station.Booth.Shown!.Portrait!));
        Assert.Empty(Directory.GetFiles(station.Sub("camera")));
    }

    [Fact]
    public async Task Folder_AFileThatIsHalfWritten_WaitsForItsEnd()
    {
        await using var station = await Watching();
        Ok(await station.Booth.Scan(Code(1), Ct));
        var path = Path.Combine(station.Sub("camera"), "slow.jpg");

        await using (var camera = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite))
        {
            await camera.WriteAsync("pass#in"u8.ToArray(), Ct);
            await camera.FlushAsync(Ct);
            await Task.Delay(1500, Ct);
            Assert.Equal(BoothState.Ready, station.Booth.State);
            await camera.WriteAsync(Encoding.UTF8.GetBytes(" two parts"), Ct);
            await camera.WriteAsync(new byte[] { 0xFF, 0xD9 }, Ct);
        }

        await Until(() => station.Booth.State == BoothState.Shown);
        Assert.StartsWith("pass#in two parts", Encoding.UTF8.GetString(station.Booth.Shown!.Portrait!));
    }

    [Fact]
    [Trait("Requirement", "CAP-4")]
    public async Task Folder_AFileBeforeAnyCode_IsRefusedAndLeavesNoFace()
    {
        await using var station = await Watching();

        await Write(station, "early.jpg", "pass#nobody's");
        await Until(() => station.Booth.Bar is not null);

        Assert.Equal("no_code", station.Booth.Bar!.Failure.Code);
        Assert.Empty(Directory.GetFiles(station.Sub("camera")));
    }

    [Fact]
    public async Task Folder_ABurst_IsOneAttemptAndTheBestOfIt()
    {
        await using var station = await Watching();
        Ok(await station.Booth.Scan(Code(1), Ct));

        foreach (var (verdict, number) in new[] { "fail", "pass", "review" }.Select((v, n) => (v, n)))
        {
            await Write(station, $"burst-{number}.jpg", $"{verdict}#{number}");
        }

        await Until(() => station.Booth.State == BoothState.Shown);
        Assert.StartsWith("pass#1", Encoding.UTF8.GetString(station.Booth.Shown!.Portrait!));
        Assert.Equal(1, station.Booth.Attempts);
        Assert.Empty(Directory.GetFiles(station.Sub("camera")));
    }

    [Fact]
    public async Task Folder_WhatWasThereBefore_IsLeftAlone()
    {
        var old = "pass#somebody's holiday";
        await using var station = await Watching(f => File.WriteAllText(Path.Combine(f, "holiday.jpg"), old));
        Ok(await station.Booth.Scan(Code(1), Ct));
        await Write(station, "new.jpg", "pass#new");
        await Until(() => station.Booth.State == BoothState.Shown);

        Assert.StartsWith("pass#new", Encoding.UTF8.GetString(station.Booth.Shown!.Portrait!));
        Assert.Equal(old, await File.ReadAllTextAsync(Path.Combine(station.Sub("camera"), "holiday.jpg"), Ct));
        Assert.Equal(1, station.Get<FolderIntake>().LeftAlone);
    }

    [Fact]
    public async Task Folder_GoneAndBack_IsReadAgain()
    {
        await using var station = await Watching();
        var folder = station.Sub("camera");
        Ok(await station.Booth.Scan(Code(1), Ct));
        Directory.Delete(folder);
        await Task.Delay(600, Ct);

        await Write(station, "back.jpg", "pass#back");
        await Until(() => station.Booth.State == BoothState.Shown);
        Assert.StartsWith("pass#back", Encoding.UTF8.GetString(station.Booth.Shown!.Portrait!));
    }

    private static async Task<StationFixture> Watching(Action<string>? before = null)
    {
        var station = new StationFixture();
        var folder = station.Sub("camera");
        before?.Invoke(folder);
        station.Options = station.Options with { WatchFolder = folder };
        return await station.WithPack(listen: true);
    }

    private static Task Write(StationFixture station, string name, string content) =>
        File.WriteAllBytesAsync(Path.Combine(station.Sub("camera"), name), [.. Encoding.UTF8.GetBytes(content), 0xFF, 0xD9], Ct);
}

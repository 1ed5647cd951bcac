using System.Diagnostics;
using System.Text.Json;
using Dengke.Features.Handoff;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;
using Dengke.Tests.Support;
using Spectre.Console.Cli;

namespace Dengke.Tests.Handoff;

/// <summary>A key shared among several, and restored from enough of them.</summary>
public sealed class KeySharingTests : HandoffFolder
{
    [Fact]
    [Trait("Requirement", "HND-2")]
    public async Task Split_AndJoin_RestoresTheKeyFromEnoughShares()
    {
        await Packed();
        var split = await Run<SplitKeyCommand>("registrar.key.jwe", "--shares", "4", "--threshold", "3");
        Assert.Equal(ExitCode.Clean, split.Status);

        var few = await Run<JoinKeyCommand>("registrar.share-1.json", At("registrar.share-4.json"), "--out", At("few.key.jwe"));
        var enough = await Run<JoinKeyCommand>(
            "registrar.share-4.json",
            At("registrar.share-1.json"),
            At("registrar.share-2.json"),
            "--out",
            At("joined.key.jwe")
        );

        Assert.Equal(ExitCode.BadInput, few.Status);
        Assert.Contains("需要 3 份", few.Error);
        Assert.Equal(ExitCode.Clean, enough.Status);
        Assert.Equal(
            ExitCode.Clean,
            (await Run<OpenCommand>("photos.zip", "--key", At("joined.key.jwe"), "--out", At("out"))).Status
        );
    }

    [Fact]
    [Trait("Requirement", "HND-2")]
    public async Task Join_DamagedOrForeignShare_IsRefused()
    {
        await Packed();
        await Run<SplitKeyCommand>("registrar.key.jwe", "--shares", "3", "--threshold", "2");
        await Run<SplitKeyCommand>("deputy.key.jwe", "--shares", "3", "--threshold", "2");
        var share = At("registrar.share-1.json");
        var text = await File.ReadAllTextAsync(share, TestContext.Current.CancellationToken);
        var value = JsonDocument.Parse(text).RootElement.GetProperty("value").GetString()!;
        await File.WriteAllTextAsync(
            share,
            text.Replace(value, (value[0] == 'A' ? "B" : "A") + value[1..], StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var damaged = await Run<JoinKeyCommand>("registrar.share-1.json", At("registrar.share-2.json"), "--out", At("x.key.jwe"));
        var foreign = await Run<JoinKeyCommand>("deputy.share-1.json", At("registrar.share-2.json"), "--out", At("x.key.jwe"));

        Assert.All([damaged, foreign], r => Assert.Equal(ExitCode.BadInput, r.Status));
        Assert.False(File.Exists(At("x.key.jwe")));
    }
}

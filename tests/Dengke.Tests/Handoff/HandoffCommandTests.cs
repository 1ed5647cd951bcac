using System.Diagnostics;
using System.Text.Json;
using Dengke.Features.Handoff;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;
using Dengke.Tests.Support;
using Spectre.Console.Cli;

namespace Dengke.Tests.Handoff;

/// <summary>The commands as a registrar and a photographer run them, and another library that opens the same files.</summary>
public sealed class HandoffCommandTests : HandoffFolder
{
    [Fact]
    [Trait("Requirement", "HND-1")]
    [Trait("Requirement", "HND-2")]
    public async Task Pack_AndOpen_GivesTheSamePhotosToEachRecipient()
    {
        await Packed();

        foreach (var who in new[] { "registrar", "deputy" })
        {
            var opened = await Run<OpenCommand>("photos.zip", "--key", At($"{who}.key.jwe"), "--out", At(who), "--json");

            Assert.Equal(
                (ExitCode.Clean, 3),
                (opened.Status, JsonDocument.Parse(opened.Out).RootElement.GetProperty("opened").GetInt32())
            );
            Assert.All(
                ["A1", "B2", "C3"],
                token => Assert.Equal(File.ReadAllBytes(At($"in/{token}.jpg")), File.ReadAllBytes(At($"{who}/{token}.jpg")))
            );
        }

        var again = await Run<OpenCommand>("photos.zip", "--key", At("registrar.key.jwe"), "--out", At("registrar"));
        Assert.Equal(ExitCode.Findings, again.Status);
        Assert.Contains("已经打开过", again.Out);
    }

    [Fact]
    [Trait("Requirement", "HND-1")]
    public async Task Open_FlippedByte_OpensTheOthersAndNamesIt()
    {
        await Packed();
        var bytes = await File.ReadAllBytesAsync(At("photos.zip"), TestContext.Current.CancellationToken);
        var at = bytes.AsSpan().IndexOf("B2.jwe"u8) + 60;
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(At("photos.zip"), bytes, TestContext.Current.CancellationToken);

        var opened = await Run<OpenCommand>("photos.zip", "--key", At("registrar.key.jwe"), "--out", At("out"), "--json");

        Assert.Equal(ExitCode.Findings, opened.Status);
        var json = JsonDocument.Parse(opened.Out).RootElement;
        Assert.Equal(2, json.GetProperty("opened").GetInt32());
        Assert.Equal("photo_altered", json.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.False(File.Exists(At("out/B2.jpg")));
    }

    [Fact]
    [Trait("Requirement", "HND-1")]
    public async Task Commands_BadInput_IsOneLineAndReplacesNothing()
    {
        await Packed();
        await File.WriteAllTextAsync(At("in/not a token.jpg"), "x", TestContext.Current.CancellationToken);
        var bad = new[]
        {
            await Run<PackCommand>(
                "in",
                "--to",
                At("registrar.pub.jwk"),
                "--sign",
                At("station.key.jwe"),
                "--out",
                At("new.zip")
            ),
            await Run<PackCommand>(
                "nowhere",
                "--to",
                At("registrar.pub.jwk"),
                "--sign",
                At("station.key.jwe"),
                "--out",
                At("new.zip")
            ),
            await Run<PackCommand>("in", "--to", At("station.pub.jwk"), "--sign", At("station.key.jwe"), "--out", At("new.zip")),
            await Run<PackCommand>(
                "in",
                "--to",
                At("registrar.pub.jwk"),
                "--sign",
                At("registrar.key.jwe"),
                "--out",
                At("new.zip")
            ),
            await Run<PackCommand>(
                "in",
                "--to",
                At("registrar.pub.jwk"),
                "--sign",
                At("station.key.jwe"),
                "--out",
                At("photos.zip")
            ),
            await Run<OpenCommand>("photos.zip", "--key", At("station.key.jwe"), "--out", At("out")),
            await Run<OpenCommand>("photos.zip", "--key", At("registrar.pub.jwk"), "--out", At("out")),
            await Run<OpenCommand>("nothing.zip", "--key", At("registrar.key.jwe"), "--out", At("out")),
            await Support.CommandLine.Run<NewKeyCommand>("registrar", "--use", "enc", "--out", Root),
            await Run<ShowKeyCommand>("in/A1.jpg"),
        };

        Assert.All(bad, r => Assert.Equal(ExitCode.BadInput, r.Status));
        Assert.All(bad, r => Assert.Single(r.Error.Trim().Split('\n')));
        Assert.False(File.Exists(At("new.zip")));
    }

    [Fact]
    [Trait("Requirement", "CAP-6")]
    [Trait("Requirement", "HND-1")]
    public async Task AnotherLibrary_OpensKeyManifestAndPhoto()
    {
        await Packed();
        var client = Path.Combine(Repository.Root, "src", "Dengke", "Client");
        var script = Path.Combine(Repository.Root, "tests", "Dengke.Tests", "Handoff", "open.mjs");
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(
            At("photos.zip"),
            At("unzipped"),
            TestContext.Current.CancellationToken
        );
        var start = new ProcessStartInfo(
            "node",
            [script, client, At("registrar.key.jwe"), Word, At("unzipped"), At("station.pub.jwk")]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        using var node = Process.Start(start)!;
        var complaints = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, await complaints);
        var photos = JsonDocument.Parse(said).RootElement.EnumerateArray().ToList();
        Assert.Equal(["A1", "B2", "C3"], photos.Select(p => p.GetProperty("token").GetString()));
        Assert.All(
            photos,
            p =>
                Assert.Equal(
                    File.ReadAllBytes(At($"in/{p.GetProperty("token").GetString()}.jpg")),
                    p.GetProperty("photo").GetBytesFromBase64()
                )
        );
    }
}

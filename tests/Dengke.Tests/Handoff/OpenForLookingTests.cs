using System.Diagnostics;
using System.Text.Json;
using Dengke.Features.Handoff;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;
using Dengke.Tests.Support;
using Spectre.Console.Cli;

namespace Dengke.Tests.Handoff;

/// <summary>What opening makes for the last look and for proof-reading, and what it says of whose signature it is.</summary>
public sealed class OpenForLookingTests : HandoffFolder
{
    [Fact]
    [Trait("Requirement", "HND-4")]
    public async Task Open_WithSheetAndProofs_ShowsNamesAndMakesSmallMarkedViews()
    {
        var portrait = Documents.SamplePhotos.Jpeg(480, 640);
        await Packed(portrait);
        await File.WriteAllTextAsync(
            At("names.csv"),
            "token,student_no,name,class\nA1,2021310001,何一,金融21-1\nB2,2021310002,\"王, 五\",金融21-1\n",
            TestContext.Current.CancellationToken
        );

        string[] more = ["--names", At("names.csv"), "--sheet", At("sheet"), "--proofs", At("proofs.zip")];
        var opened = await Run<OpenCommand>(
            "photos.zip",
            ["--key", At("registrar.key.jwe"), "--signer", At("station.pub.jwk"), "--out", At("out"), .. more]
        );

        Assert.True(opened.Status == ExitCode.Clean, opened.Out + opened.Error);
        Assert.Empty(opened.Error);
        var sheet = await File.ReadAllTextAsync(At("sheet/index.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<b>何一</b><br>2021310001", sheet);
        Assert.Contains("王, 五", sheet);
        Assert.Contains("<b>不在名单中</b>", sheet);
        Assert.DoesNotContain("<script", sheet, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, Directory.GetFiles(At("sheet/pictures")).Length);
        await using var file = File.OpenRead(At("proofs.zip"));
        using var proofs = ProofFile.Open(file).Value;
        Assert.Equal(["A1", "B2", "C3"], proofs.Entries.Select(e => e.Token));
        using var package = PhotoPackage.Open(At("photos.zip"), []).Value;
        Assert.Equal(package.Manifest.Photos.Select(p => p.Sha256), proofs.Entries.Select(e => e.Sha256));
        Assert.All(proofs.Entries, e => Assert.True(ProofPicture.Take(proofs.Picture(e, ProofPicture.LargestFile)!).IsOk));
        Assert.DoesNotContain(
            "何一",
            System.Text.Encoding.UTF8.GetString(
                await File.ReadAllBytesAsync(At("proofs.zip"), TestContext.Current.CancellationToken)
            )
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("proofs.zip")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("sheet/pictures/00001.jpg")));
        }

        // Opened once more they are doubled, and the views can still be made; nothing that is there is replaced.
        var again = await Run<OpenCommand>(
            "photos.zip",
            ["--key", At("registrar.key.jwe"), "--out", At("out"), "--proofs", At("again.zip")]
        );
        Assert.Equal(ExitCode.Findings, again.Status);
        Assert.Equal(await Bytes("proofs.zip"), await Bytes("again.zip"));
        Assert.Equal(
            ExitCode.BadInput,
            (await Run<OpenCommand>("photos.zip", ["--key", At("registrar.key.jwe"), "--out", At("o2"), .. more])).Status
        );
        Assert.False(Directory.Exists(At("o2")));
    }

    [Fact]
    [Trait("Requirement", "HND-2")]
    public async Task Open_WithoutSigner_SaysWhoseSignatureItIs()
    {
        await Packed();
        var station = System.Text.Json.Nodes.JsonNode.Parse(
            await File.ReadAllTextAsync(At("station.pub.jwk"), TestContext.Current.CancellationToken)
        )!["kid"]!;

        var opened = await Run<OpenCommand>("photos.zip", "--key", At("registrar.key.jwe"), "--out", At("out"));
        var known = await Run<OpenCommand>(
            "photos.zip",
            "--key",
            At("registrar.key.jwe"),
            "--out",
            At("known"),
            "--signer",
            At("station.pub.jwk")
        );

        Assert.Equal(ExitCode.Clean, opened.Status);
        Assert.Contains((string)station!, Assert.Single(opened.Error.Trim().Split('\n')));
        Assert.Equal((ExitCode.Clean, ""), (known.Status, known.Error));
    }

    [Fact]
    [Trait("Requirement", "HND-4")]
    public async Task Open_ProofsOfWhatIsNoPicture_AreNamedAndTheOthersMade()
    {
        await Packed();

        var opened = await Run<OpenCommand>(
            "photos.zip",
            ["--key", At("registrar.key.jwe"), "--out", At("out"), "--proofs", At("proofs.zip"), "--sheet", At("sheet")]
        );

        Assert.Equal(ExitCode.Findings, opened.Status);
        Assert.Contains("B2.jwe: 不是可读的 JPEG 图片", opened.Out);
        await using var file = File.OpenRead(At("proofs.zip"));
        using var proofs = ProofFile.Open(file).Value;
        Assert.Empty(proofs.Entries);
        Assert.Contains("无法显示", await File.ReadAllTextAsync(At("sheet/index.html"), TestContext.Current.CancellationToken));
    }
}

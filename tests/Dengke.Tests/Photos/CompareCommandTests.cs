using Dengke.Features.Photos;
using Dengke.Platform.CommandLine;

namespace Dengke.Tests.Photos;

[Trait("Requirement", "PHO-6")]
public sealed class CompareCommandTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a", "a", ExitCode.Clean, "{\"similarity\":0.9876,\"verdict\":\"same\"}")]
    [InlineData("a1", "a2", ExitCode.Findings, "{\"similarity\":0.94,\"verdict\":\"unsure\"}")]
    [InlineData("a", "b", ExitCode.Findings, "{\"similarity\":0.5,\"verdict\":\"different\"}")]
    public async Task Compare_Json_SaysSimilarityAndVerdict(string first, string second, int status, string json)
    {
        var run = await PhotoFolder.Run<ComparePhotosCommand>(
            folder.Write("1.jpg", first),
            folder.Write("2.jpg", second),
            "--json"
        );

        Assert.Equal((status, json), (run.Status, run.Out.TrimEnd()));
    }

    [Fact]
    public async Task Compare_NoFace_IsBadInput()
    {
        var run = await PhotoFolder.Run<ComparePhotosCommand>(folder.Write("1.jpg", "?"), folder.Write("2.jpg", "a"));

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Contains("1.jpg: 照片中没有找到人脸。", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_MissingFile_IsBadInput() =>
        Assert.Equal(
            ExitCode.BadInput,
            (await PhotoFolder.Run<ComparePhotosCommand>(folder.Write("1.jpg", "a"), folder["2.jpg"])).Status
        );
}

using System.Text;
using System.Text.Json;
using Dengke.Features.Photos.Calibration;
using Dengke.Photos.Specifications;
using Dengke.Platform.CommandLine;

namespace Dengke.Tests.Photos;

[Trait("Requirement", "PHO-7")]
public sealed class CalibrateCommandTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Calibrate_EnoughExamples_WritesAFileThatExtendsTheSpecification()
    {
        var run = await Run(Labels(good: 20, bad: 8));

        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        Assert.Contains("EER 0.0 %, AUC 1.000", run.Out, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(folder["school.yaml"], TestContext.Current.CancellationToken);
        Assert.StartsWith("id: graduation-calibrated\nextends: graduation\n", written, StringComparison.Ordinal);
        var limit = SpecificationYaml
            .Read(written)
            .Specification!.Rules.Single(r => r.Name == "mouth_closed")
            .Limits.Single(l => l.Measure == "TeethVisible");
        // Good ones end at 0.19, bad ones begin at 2.
        Assert.InRange(limit.Pass.Max, 0.7, 0.8);
        Assert.InRange(limit.Review.Max, 1.35, 1.5);
    }

    [Fact]
    public async Task Calibrate_FewExamples_SaysSoAndChangesNothing()
    {
        var run = await Run(Labels(good: 5, bad: 3));

        Assert.Equal(ExitCode.Findings, run.Status);
        Assert.Contains("例子太少", run.Out, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(folder["school.yaml"], TestContext.Current.CancellationToken);
        Assert.Equal("id: graduation-calibrated\nextends: graduation\n", written);
    }

    [Fact]
    public async Task Calibrate_Json_HasTheCurve()
    {
        var run = await Run(Labels(good: 20, bad: 8), "--json");

        using var json = JsonDocument.Parse(run.Out);
        var teeth = json.RootElement.EnumerateArray().Single(m => m.GetProperty("measure").GetString() == "TeethVisible");
        Assert.Equal((20, 8), (teeth.GetProperty("good").GetInt32(), teeth.GetProperty("bad").GetInt32()));
        Assert.Equal("suggested", teeth.GetProperty("outcome").GetString());
        Assert.True(teeth.GetProperty("curve").GetArrayLength() > 3);
    }

    [Theory]
    [InlineData("file,expect\na.jpg,pass\n", "rule")]
    [InlineData("file,expect,rule\nmissing.jpg,pass,-\n", "第 2 行")]
    [InlineData("file,expect,rule\na.jpg,pass,-\na.jpg,good,-\n", "第 3 行")]
    [InlineData("file,expect,rule\na.jpg,fail,ugliness\n", "ugliness")]
    [InlineData("file,expect,rule\n", "没有内容")]
    public async Task Calibrate_BadLabels_AreNamedWithTheirLine(string labels, string named)
    {
        folder.Write("a.jpg", "0.1");
        folder.Write("labels.csv", labels);

        var run = await Run(folder["labels.csv"]);

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Contains(named, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["school.yaml"]));
    }

    private Task<Support.CommandLine> Run(string labels, params string[] more) =>
        PhotoFolder.Run<CalibratePhotosCommand>(["--labels", labels, "--out", folder["school.yaml"], .. more]);

    private string Labels(int good, int bad)
    {
        var csv = new StringBuilder("file,expect,rule,what\n");
        foreach (var i in Enumerable.Range(0, good))
        {
            folder.Write($"good{i}.jpg", $"{i / 100.0}");
            csv.Append($"good{i}.jpg,pass,-,\"neutral, good\"\n");
        }

        foreach (var i in Enumerable.Range(0, bad))
        {
            folder.Write($"bad{i}.jpg", $"{2 + i}");
            csv.Append($"bad{i}.jpg,fail,teeth,\n");
        }

        return folder.Write("labels.csv", csv.ToString());
    }
}

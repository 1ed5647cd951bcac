using System.Text.Json;
using Dengke.Features.Photos;
using Dengke.Platform.CommandLine;

namespace Dengke.Tests.Photos;

/// <summary><c>dengke photos check</c>: what it finds, writes and ends with.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact, Trait("Requirement", "PHO-5")]
    public async Task Check_AllPass_EndsClean()
    {
        folder.Write("in/a.jpg", "pass");
        folder.Write("in/deep/b.JPEG", "pass");

        var run = await PhotoFolder.Run<CheckPhotosCommand>(folder["in"]);

        Assert.Equal((ExitCode.Clean, ""), (run.Status, run.Error));
        Assert.Contains("共 2 张: 不合格 0, 待复核 0, 合格 2。", run.Out, StringComparison.Ordinal);
    }

    [Theory, Trait("Requirement", "PHO-5")]
    [InlineData("review")]
    [InlineData("fail")]
    [InlineData("not a photo")]
    public async Task Check_AnyFinding_EndsWithFindings(string content)
    {
        folder.Write("in/a.jpg", "pass");
        folder.Write("in/b.jpg", content);

        var run = await PhotoFolder.Run<CheckPhotosCommand>(folder["in"]);

        Assert.Equal((ExitCode.Findings, ""), (run.Status, run.Error));
    }

    [Fact, Trait("Requirement", "PHO-5")]
    public async Task Check_Json_IsOneObjectALineInTheOrderOfNames()
    {
        foreach (var number in Enumerable.Range(0, 40).Reverse())
        {
            folder.Write($"in/{number:00}.jpg", number % 2 == 0 ? "pass" : "fail");
        }

        await PhotoFolder.Run<CheckPhotosCommand>(folder["in"], "--json", folder["out/result.jsonl"]);

        var lines = await File.ReadAllLinesAsync(folder["out/result.jsonl"], TestContext.Current.CancellationToken);
        Assert.Equal(40, lines.Length);
        Assert.All(lines.Index(), l => Assert.Contains($"{l.Index:00}.jpg\"", l.Item, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(lines[1]);
        var root = json.RootElement;
        Assert.Equal(["file", "verdict", "findings", "face", "ms"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("fail", root.GetProperty("verdict").GetString());
        var finding = root.GetProperty("findings")[0];
        Assert.Equal(["rule", "verdict", "value", "limit", "advice"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal(9, finding.GetProperty("value").GetDouble());
        Assert.Equal("[-4,4]", finding.GetProperty("limit").GetRawText());
        Assert.Equal("头部倾斜, 请摆正。 The head is tilted; hold it straight.", finding.GetProperty("advice").GetString());
        Assert.Equal("human", root.GetProperty("findings")[1].GetProperty("verdict").GetString());
        Assert.Equal(200, root.GetProperty("face").GetProperty("width").GetDouble());
    }

    [Fact, Trait("Requirement", "PHO-3")]
    public async Task Check_UnreadableFile_FailsWithItsProblem()
    {
        var run = await PhotoFolder.Run<CheckPhotosCommand>(folder.Write("a.jpg", "nothing"), "--json=-");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("fail", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("face").ValueKind);
        Assert.Equal("photo.not_a_picture", json.RootElement.GetProperty("problem").GetProperty("code").GetString());
    }

    [Fact, Trait("Requirement", "PHO-5")]
    public async Task Check_JsonToStandardOutput_WritesNothingElse()
    {
        folder.Write("in/a.jpg", "pass");
        folder.Write("in/b.png", "fail");

        var run = await PhotoFolder.Run<CheckPhotosCommand>(folder["in"], "--json=-");

        Assert.All(run.Out.TrimEnd().Split('\n'), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact, Trait("Requirement", "PHO-5")]
    public async Task Check_Crop_KeepsPortraitsUnderTheirNamesAndNeverTwoUnderOne()
    {
        folder.Write("in/a.jpg", "pass");
        folder.Write("in/a.png", "review");
        folder.Write("in/sub/a.jpg", "fail");
        folder.Write("in/bad.jpg", "no photo");

        await PhotoFolder.Run<CheckPhotosCommand>(folder["in"], "--crop", folder["in/crops"]);
        await PhotoFolder.Run<CheckPhotosCommand>(folder["in"], "--crop", folder["in/crops"]);

        var made = Directory.EnumerateFiles(folder["in/crops"], "*", SearchOption.AllDirectories);
        Assert.Equal(["a-2.jpg", "a.jpg", "sub/a.jpg"], made.Select(f => Path.GetRelativePath(folder["in/crops"], f)).Order());
    }

    [Fact, Trait("Requirement", "PHO-5")]
    public async Task Check_NothingThere_IsBadInputInOneLine()
    {
        Directory.CreateDirectory(folder["empty"]);
        foreach (var path in new[] { folder["missing"], folder["empty"] })
        {
            var run = await PhotoFolder.Run<CheckPhotosCommand>(path);

            Assert.Equal(ExitCode.BadInput, run.Status);
            Assert.Single(run.Error.TrimEnd().Split('\n'));
        }
    }

    [Fact, Trait("Requirement", "PHO-1")]
    public async Task Check_BadSpecification_IsNamedWithLineAndColumn()
    {
        var spec = folder.Write("school.yaml", "id: school\nextends: graduation\nrules:\n  noise:\n    Nois: {pass: [0, 3]}\n");

        var run = await PhotoFolder.Run<CheckPhotosCommand>(folder.Write("a.jpg", "pass"), "--spec", spec);

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Contains("第 5 行第 5 列 rules.noise.Nois", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact, Trait("Requirement", "PHO-1")]
    public async Task Check_UnknownSpecification_NamesThoseThereAre()
    {
        var run = await PhotoFolder.Run<CheckPhotosCommand>(folder.Write("a.jpg", "pass"), "--spec", "passport");

        Assert.Equal(ExitCode.BadInput, run.Status);
        Assert.Contains("id-card", run.Error, StringComparison.Ordinal);
    }
}

using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests;

[Trait("Requirement", "PHO-3")]
public class JudgeTests
{
    private static readonly MeasureLimit Roll = new("HeadPoseRoll", new(-4, 4), new(-7, 7));
    private static readonly MeasureLimit Yaw = new("HeadPoseYaw", new(-10, 10), Bounds.Any);

    [Theory]
    [InlineData(3, 2, Verdict.Pass, "HeadPoseRoll")]
    [InlineData(-4, 10, Verdict.Pass, "HeadPoseRoll")]
    [InlineData(5, 2, Verdict.Review, "HeadPoseRoll")]
    [InlineData(3, 60, Verdict.Review, "HeadPoseYaw")]
    [InlineData(-9, 60, Verdict.Fail, "HeadPoseRoll")]
    public void Find_TheWorstLimit_Decides(double roll, double yaw, Verdict verdict, string measure)
    {
        var finding = Find(new("head_pose", [Roll, Yaw], Verdict.Pass), roll, yaw);
        Assert.Equal(verdict, finding.Verdict);
        Assert.Equal(measure, finding.Measure?.Name);
        Assert.Equal(verdict == Verdict.Pass, finding.Advice is null);
    }

    [Fact]
    public void Find_WhatCannotBeMeasured_IsNeverAPass()
    {
        var finding = Find(new("head_pose", [Roll, Yaw], Verdict.Pass), 0, null);
        Assert.Equal(Verdict.Review, finding.Verdict);
        Assert.Null(finding.Value);
        Assert.NotNull(finding.Advice);
    }

    [Fact]
    public void Find_WhatIsOnlyGrosslyMeasured_IsAtBestForAPerson()
    {
        var rule = new Rule("head_pose", [Roll], Verdict.Human);
        Assert.Equal(Verdict.Human, Find(rule, 0, 0).Verdict);
        Assert.Equal(Verdict.Review, Find(rule, 6, 0).Verdict);
        Assert.Equal(Verdict.Human, Find(new("retouching", [], Verdict.Human), 0, 0).Verdict);
    }

    [Fact]
    public void Find_AdviceOnly_PassesWithAdvice()
    {
        var finding = Find(new("head_pose", [Roll, Yaw with { AdviceOnly = true }], Verdict.Pass), 0, 30);
        Assert.Equal(Verdict.Pass, finding.Verdict);
        Assert.Equal("HeadPoseYaw", finding.Measure?.Name);
        Assert.NotNull(finding.Advice);
    }

    [Fact]
    public void Verdict_OfAReport_IsItsWorstWithHumanLeftAside()
    {
        Assert.Equal(Verdict.Pass, Report(Verdict.Pass, Verdict.Human).Verdict);
        Assert.Equal(Verdict.Review, Report(Verdict.Pass, Verdict.Review, Verdict.Human).Verdict);
        Assert.Equal(Verdict.Fail, Report(Verdict.Review, Verdict.Fail).Verdict);
        Assert.Equal(Verdict.Fail, (Report(Verdict.Pass) with { Problem = Photos.Files.PhotoProblems.Empty }).Verdict);
        Assert.Equal(Verdict.Review, Report(Verdict.Human).Verdict);

        static PhotoReport Report(params Verdict[] verdicts) => new([.. verdicts.Select(v => new Finding("rule", v, null))]);
    }

    [Fact]
    public void Catalogue_EveryMeasure_IsNamedLabelledAndHasASpan()
    {
        foreach (var measure in MeasureCatalogue.All)
        {
            Assert.Equal(measure.GetType().Name, measure.Info.Name);
            Assert.NotEmpty(measure.Info.Label.Chinese);
            Assert.NotEmpty(measure.Info.Label.English);
            Assert.NotEmpty(measure.Info.Reference);
            Assert.True(measure.Info.Span.Min < measure.Info.Span.Max);
        }
    }

    private static Finding Find(Rule rule, double? roll, double? yaw) =>
        Judge.Find(rule, new Dictionary<string, double?> { ["HeadPoseRoll"] = roll, ["HeadPoseYaw"] = yaw });
}

using Dengke.Photos.Calibration;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests.Calibration;

/// <summary>Thresholds from labelled pictures: for each kind of limit, and only where there is enough to go by.</summary>
[Trait("Requirement", "PHO-7")]
public sealed class CalibratorTests
{
    private static readonly Bounds Span = new(0, 100);

    [Fact]
    public void Run_TooHighIsBad_PutsTheLimitIntoTheGap()
    {
        var suggested = Calibrate(new(0, 50), good: i => i % 10, bad: i => 39 + i).Suggested!;

        Assert.Equal(new Bounds(0, 19), suggested.Pass);
        Assert.Equal(new Bounds(0, 29), suggested.Review);
    }

    [Fact]
    public void Run_TooLowIsBad_PutsTheLimitIntoTheGap()
    {
        var suggested = Calibrate(new(50, double.PositiveInfinity), good: i => 70 + (i % 5), bad: i => 40 - (i % 5)).Suggested!;

        Assert.Equal(new Bounds(60, double.PositiveInfinity), suggested.Pass);
        Assert.Equal(new Bounds(50, double.PositiveInfinity), suggested.Review);
    }

    [Fact]
    public void Run_TwoSides_KeepsTheMiddle()
    {
        var suggested = Calibrate(new(40, 60), good: i => 50 + (i % 3), bad: i => i % 2 == 0 ? 18 : 82).Suggested!;

        Assert.Equal(new Bounds(38, 62), suggested.Pass);
        Assert.Equal(new Bounds(28, 72), suggested.Review);
    }

    [Fact]
    public void Run_Overlap_LeavesItToAPerson()
    {
        var suggested = Calibrate(new(0, 50), good: i => i, bad: i => 95 + (i / 2.0), goods: 98, bads: 20).Suggested!;

        Assert.Equal(94.9, suggested.Pass.Max, 1e-9);
        Assert.Equal(97, suggested.Review.Max);
    }

    [Fact]
    public void Run_FewExamples_SuggestsNothing()
    {
        var calibration = Calibrate(new(0, 50), good: i => i % 10, bad: i => 40 + i, goods: 19, bads: 7);

        Assert.Equal(CalibrationOutcome.TooFew, calibration.Outcome);
        Assert.Null(calibration.Suggested);
        Assert.NotNull(calibration.Curve);
        Assert.Equal((19, 7, 0), (calibration.Good, calibration.Bad, calibration.Unmeasured));
    }

    [Fact]
    public void Run_NothingToTellByIt_SuggestsNothing()
    {
        var calibration = Calibrate(new(0, 50), good: i => i % 10, bad: i => i % 11);

        Assert.Equal(CalibrationOutcome.NotTold, calibration.Outcome);
        Assert.Null(calibration.Suggested);
    }

    [Fact]
    public void Run_ExactLimit_IsLeftOut() =>
        Assert.Empty(Calibrator.Run(Specification(new(1, 1)), Spans, Pictures(i => 1, i => 2, 30, 30)));

    [Fact]
    public void Run_Unmeasured_AreCountedAside()
    {
        var calibration = Calibrate(new(0, 50), good: i => i == 0 ? null : 3, bad: i => 60);

        Assert.Equal((29, 20, 1), (calibration.Good, calibration.Bad, calibration.Unmeasured));
    }

    [Fact]
    public void Run_Curve_SaysWhatTheLimitDoesNow() =>
        Assert.Equal(new(5, 0, 0.4), Calibrate(new(0, 5), good: i => i % 10, bad: i => 40).AsItIs);

    [Fact]
    public void Run_BadByAnotherRule_IsNoExample() =>
        Assert.Empty(
            Calibrator.Run(
                Specification(new(0, 50)),
                Spans,
                [new LabelledPicture(Expectation.Fail, ["glasses"], new Dictionary<string, double?> { ["Noise"] = 60 })]
            )
        );

    [Fact]
    public void Apply_Suggestion_ReplacesThatLimitOnly()
    {
        var specification = Specification(new(0, 50));
        var calibrations = Calibrator.Run(specification, Spans, Pictures(i => i % 10, i => 39 + i, 30, 20));

        var applied = Calibrator.Apply(specification, calibrations);

        Assert.Equal(new Bounds(0, 19), applied.Rules[0].Limits[0].Pass);
        Assert.Equal(specification.Rules.Skip(1).SelectMany(r => r.Limits), applied.Rules.Skip(1).SelectMany(r => r.Limits));
    }

    private static Dictionary<string, Bounds> Spans => new() { ["Noise"] = Span, ["Sharpness"] = Span };

    private static MeasureCalibration Calibrate(
        Bounds pass,
        Func<int, double?> good,
        Func<int, double?> bad,
        int goods = 30,
        int bads = 20
    ) => Assert.Single(Calibrator.Run(Specification(pass), Spans, Pictures(good, bad, goods, bads)));

    private static List<LabelledPicture> Pictures(Func<int, double?> good, Func<int, double?> bad, int goods, int bads) =>
        [
            .. Enumerable.Range(0, goods).Select(i => Picture(Expectation.Pass, good(i))),
            .. Enumerable.Range(0, bads).Select(i => Picture(Expectation.Fail, bad(i))),
        ];

    private static LabelledPicture Picture(Expectation expectation, double? value) =>
        new(expectation, ["noise"], new Dictionary<string, double?> { ["Noise"] = value });

    private static PhotoSpecification Specification(Bounds pass) =>
        ShippedSpecifications.Graduation with
        {
            Rules =
            [
                new Rule("noise", [new MeasureLimit("Noise", pass, pass)], Verdict.Pass),
                new Rule("sharpness", [new MeasureLimit("Sharpness", new(40, 100), Bounds.Any)], Verdict.Pass),
            ],
        };
}

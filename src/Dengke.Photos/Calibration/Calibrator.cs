using Dengke.Photos.Specifications;

namespace Dengke.Photos.Calibration;

/// <summary>What a person said of a picture.</summary>
public enum Expectation
{
    /// <summary>Good by every rule.</summary>
    Pass,

    /// <summary>A person has to look; says nothing of where a threshold lies.</summary>
    Warn,

    /// <summary>Bad by the rules it is labelled with.</summary>
    Fail,

    /// <summary>Nothing here can measure what is wrong with it.</summary>
    Human,
}

/// <summary>A picture with what a person said and what was measured.</summary>
/// <param name="Rules">The rules that it is labelled with.</param>
/// <param name="Values">By the measure's name.</param>
public sealed record LabelledPicture(
    Expectation Expectation,
    IReadOnlyCollection<string> Rules,
    IReadOnlyDictionary<string, double?> Values
);

/// <summary>What came of a measure.</summary>
public enum CalibrationOutcome
{
    /// <summary>There is a suggestion.</summary>
    Suggested,

    /// <summary>Too few examples of either kind.</summary>
    TooFew,

    /// <summary>It does not tell these examples apart.</summary>
    NotTold,
}

/// <summary>How well one measure tells the labelled pictures apart, and what follows.</summary>
/// <param name="Rule">The rule that it serves.</param>
/// <param name="Limit">The limit as it is.</param>
/// <param name="Good">Good examples that could be measured.</param>
/// <param name="Bad">Bad examples that could be measured.</param>
/// <param name="Unmeasured">Examples that could not.</param>
public sealed record MeasureCalibration(string Rule, MeasureLimit Limit, int Good, int Bad, int Unmeasured)
{
    /// <summary>Null without a good or without a bad example. Its thresholds are scores, see <see cref="PassAt"/>.</summary>
    public ErrorCurve? Curve { get; init; }

    public required CalibrationOutcome Outcome { get; init; }

    /// <summary>The limit to use instead, or null.</summary>
    public MeasureLimit? Suggested { get; init; }

    /// <summary>What passes at a threshold of <see cref="Curve"/>.</summary>
    public required Func<double, Bounds> PassAt { get; init; }

    /// <summary>The errors that the limit as it is makes; null without a curve.</summary>
    public ErrorPoint? AsItIs { get; init; }
}

/// <summary>Finds thresholds from labelled pictures.</summary>
public static class Calibrator
{
    /// <summary>Good examples below which nothing is suggested.</summary>
    public const int EnoughGood = 20;

    /// <summary>Bad examples below which nothing is suggested.</summary>
    public const int EnoughBad = 8;

    /// <summary>The area under the curve below which a measure tells too little.</summary>
    public const double EnoughAuc = 0.9;

    /// <summary>Share of bad examples that may pass, and of good ones that may fail; in between a person looks.</summary>
    public const double MostErrors = 0.01;

    /// <summary>
    /// Looks at every measure of every rule that some picture is labelled with. Good examples are the pictures that pass by every rule, bad
    /// ones those that fail by this one.
    /// </summary>
    /// <param name="spans">The values that each measure can take.</param>
    public static IReadOnlyList<MeasureCalibration> Run(
        PhotoSpecification specification,
        IReadOnlyDictionary<string, Bounds> spans,
        IReadOnlyCollection<LabelledPicture> pictures
    ) =>
        [
            .. from rule in specification.Rules
            from limit in rule.Limits
            let badness = Badness.Of(limit.Pass, spans[limit.Measure])
            where badness is not null
            let good = pictures.Where(p => p.Expectation == Expectation.Pass).ToList()
            let bad = pictures.Where(p => p.Expectation == Expectation.Fail && p.Rules.Contains(rule.Name)).ToList()
            where bad.Count > 0
            select Calibrate(rule.Name, limit, badness, good, bad),
        ];

    /// <summary>The specification with every suggestion taken over.</summary>
    public static PhotoSpecification Apply(PhotoSpecification specification, IEnumerable<MeasureCalibration> calibrations)
    {
        var suggested = calibrations
            .Where(c => c.Suggested is not null)
            .ToDictionary(c => (c.Rule, c.Limit.Measure), c => c.Suggested!);
        return specification with
        {
            Rules =
            [
                .. specification.Rules.Select(r =>
                    r with
                    {
                        Limits = [.. r.Limits.Select(l => suggested.GetValueOrDefault((r.Name, l.Measure)) ?? l)],
                    }
                ),
            ],
        };
    }

    private static MeasureCalibration Calibrate(
        string rule,
        MeasureLimit limit,
        Badness badness,
        List<LabelledPicture> good,
        List<LabelledPicture> bad
    )
    {
        var (goodScores, badScores) = (Scores(good), Scores(bad));
        var unmeasured = good.Count + bad.Count - goodScores.Count - badScores.Count;
        var curve = goodScores.Count > 0 && badScores.Count > 0 ? new ErrorCurve(goodScores, badScores) : null;
        var outcome =
            curve is null || goodScores.Count < EnoughGood || badScores.Count < EnoughBad ? CalibrationOutcome.TooFew
            : curve.Auc < EnoughAuc ? CalibrationOutcome.NotTold
            : CalibrationOutcome.Suggested;
        return new MeasureCalibration(rule, limit, goodScores.Count, badScores.Count, unmeasured)
        {
            Curve = curve,
            Outcome = outcome,
            Suggested = outcome == CalibrationOutcome.Suggested ? Suggest(limit, badness, curve!) : null,
            PassAt = badness.UpTo,
            AsItIs = curve?.At(badness.ThresholdOf(limit.Pass)),
        };

        List<double> Scores(List<LabelledPicture> pictures) =>
            [.. pictures.Select(p => p.Values.GetValueOrDefault(limit.Measure)).OfType<double>().Select(badness.Score)];
    }

    /// <summary>
    /// Where good and bad leave a gap, a third of it on each side is passed and failed. Where they overlap, what passes ends before the bad
    /// examples begin and what fails begins after the good ones end, a few of each left aside; between the two a person looks.
    /// </summary>
    private static MeasureLimit Suggest(MeasureLimit limit, Badness badness, ErrorCurve curve)
    {
        var (good, bad) = (curve.GoodUpTo(MostErrors), curve.BadFrom(MostErrors));
        var gap = bad - good;
        var (pass, review) =
            gap > 0
                ? (Rounding.Down(good + (gap / 3), gap), Rounding.Up(good + (gap * 2 / 3), gap))
                : (Rounding.Below(bad), Rounding.Above(good));
        return limit with { Pass = badness.UpTo(pass), Review = badness.UpTo(Math.Max(pass, review)) };
    }
}

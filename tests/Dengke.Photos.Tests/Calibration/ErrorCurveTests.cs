using CsCheck;
using Dengke.Photos.Calibration;

namespace Dengke.Photos.Tests.Calibration;

/// <summary>Error curves of distributions whose errors are known.</summary>
[Trait("Requirement", "PHO-7")]
public sealed class ErrorCurveTests
{
    [Fact]
    public void Curve_Apart_MakesNoError()
    {
        var curve = new ErrorCurve([1, 2, 3], [7, 8]);

        Assert.Equal((0, 1), (curve.Eer, curve.Auc));
        Assert.Equal((3, 7), (curve.GoodUpTo(0), curve.BadFrom(0)));
    }

    [Fact]
    public void Curve_SameScores_IsGuessing()
    {
        var curve = new ErrorCurve([1, 2, 3, 4], [1, 2, 3, 4]);

        Assert.Equal(0.5, curve.Auc);
        Assert.Equal(0.5, curve.Eer);
    }

    [Fact]
    public void Curve_Swapped_IsWorseThanGuessing() => Assert.Equal(0, new ErrorCurve([5, 6], [1, 2]).Auc);

    [Fact]
    public void Curve_AllTies_CountsHalf() => Assert.Equal(0.5, new ErrorCurve([1, 1], [1, 1, 1]).Auc);

    [Fact]
    public void At_Threshold_CountsWhatPassesAndWhatDoesNot()
    {
        var curve = new ErrorCurve([1, 2, 3, 10], [2, 5, 6, 7]);

        Assert.Equal(new ErrorPoint(4, 0.25, 0.25), curve.At(4));
        Assert.Equal(new ErrorPoint(2, 0.25, 0.5), curve.At(2));
        Assert.Equal(new ErrorPoint(0, 0, 1), curve.At(0));
        Assert.Equal(new ErrorPoint(99, 1, 0), curve.At(99));
    }

    /// <summary>Of two normal distributions of deviation 1 and distance d: EER = Φ(-d/2), AUC = Φ(d/√2).</summary>
    [Theory]
    [InlineData(1, 0.3085, 0.7602)]
    [InlineData(2, 0.1587, 0.9214)]
    [InlineData(3, 0.0668, 0.9831)]
    public void Curve_NormalDistributions_HasTheErrorsOfTheory(double distance, double eer, double auc)
    {
        var curve = new ErrorCurve(Normal(0), Normal(distance));

        Assert.Equal(eer, curve.Eer, 0.003);
        Assert.Equal(auc, curve.Auc, 0.003);
        Assert.Equal(distance / 2, curve.EqualError.Threshold, 0.02);
    }

    [Fact]
    public void Quantiles_NormalDistributions_AreThoseOfTheory()
    {
        var curve = new ErrorCurve(Normal(0), Normal(3));

        Assert.Equal(2.326, curve.GoodUpTo(0.01), 0.02);
        Assert.Equal(3 - 2.326, curve.BadFrom(0.01), 0.02);
    }

    [Fact]
    public void Points_AnyScores_LeadFromStrictToLax() =>
        Gen.Select(Gen.Double[0, 10].Array[1, 40], Gen.Double[0, 10].Array[1, 40])
            .Sample(
                (good, bad) =>
                {
                    var curve = new ErrorCurve(good, bad);
                    var points = curve.Points(9);

                    Assert.All(
                        points.Zip(points.Skip(1)),
                        p => Assert.True(p.First.Fmr <= p.Second.Fmr && p.First.Fnmr >= p.Second.Fnmr)
                    );
                    Assert.Equal((1, 0), (points[^1].Fmr, points[^1].Fnmr));
                    Assert.InRange(curve.Auc, 0, 1);
                    Assert.InRange(curve.Eer, 0, 1);
                }
            );

    [Fact]
    public void Curve_NoExample_IsRefused() => Assert.Throws<ArgumentException>(() => new ErrorCurve([], [1]));

    /// <summary>5,000 values whose quantiles are those of the normal distribution.</summary>
    private static IEnumerable<double> Normal(double mean) =>
        Enumerable.Range(0, 5000).Select(i => mean + InverseNormal((i + 0.5) / 5000));

    private static double InverseNormal(double p)
    {
        var (low, high) = (-8.0, 8.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Cumulative(middle) < p ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Zelen and Severo's approximation (Abramowitz and Stegun, 26.2.17), to 7.5e-8.</summary>
    private static double Cumulative(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double[] b = [0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
        var sum = b.Select((c, i) => c * Math.Pow(t, i + 1)).Sum();
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * sum;
        return x >= 0 ? 1 - tail : tail;
    }
}

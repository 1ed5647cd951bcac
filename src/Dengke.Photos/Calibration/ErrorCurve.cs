namespace Dengke.Photos.Calibration;

/// <summary>One threshold and the errors it makes.</summary>
/// <param name="Threshold">Scores up to this one pass.</param>
/// <param name="Fmr">Share of the bad examples that pass.</param>
/// <param name="Fnmr">Share of the good examples that do not.</param>
public sealed record ErrorPoint(double Threshold, double Fmr, double Fnmr);

/// <summary>How well a score tells good from bad examples; a larger score is worse. Both kinds have at least one example.</summary>
public sealed class ErrorCurve
{
    private readonly double[] good;
    private readonly double[] bad;

    /// <param name="good">Scores of the good examples.</param>
    /// <param name="bad">Scores of the bad examples.</param>
    public ErrorCurve(IEnumerable<double> good, IEnumerable<double> bad)
    {
        this.good = [.. good.Order()];
        this.bad = [.. bad.Order()];
        if (this.good.Length == 0 || this.bad.Length == 0)
        {
            throw new ArgumentException("A curve needs examples of both kinds.", nameof(good));
        }

        EqualError = FindEqualError();
        Auc = FindAuc();
    }

    /// <summary>The threshold at which both errors come nearest to each other; the error rate is their mean.</summary>
    public ErrorPoint EqualError { get; }

    /// <summary>The rate at <see cref="EqualError"/>.</summary>
    public double Eer => (EqualError.Fmr + EqualError.Fnmr) / 2;

    /// <summary>The chance that a bad example scores above a good one, ties counted half: 1 tells them apart, 0.5 is guessing.</summary>
    public double Auc { get; }

    /// <summary>The errors that a threshold makes.</summary>
    public ErrorPoint At(double threshold) =>
        new(threshold, UpTo(bad, threshold) / (double)bad.Length, 1 - (UpTo(good, threshold) / (double)good.Length));

    /// <summary>The errors at up to <paramref name="count"/> thresholds, from the strictest: quantiles of all scores.</summary>
    public IReadOnlyList<ErrorPoint> Points(int count)
    {
        double[] all = [.. good.Concat(bad).Order()];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => all[(int)((all.Length - 1) * (long)i / Math.Max(1, count - 1))])
                .Distinct()
                .Select(At),
        ];
    }

    /// <summary>The score that all but <paramref name="fmr"/> of the bad examples reach; below it, no more than that share passes.</summary>
    public double BadFrom(double fmr) => bad[(int)(fmr * bad.Length)];

    /// <summary>The smallest threshold at which no more than <paramref name="fnmr"/> of the good examples are refused.</summary>
    public double GoodUpTo(double fnmr) => good[good.Length - 1 - (int)(fnmr * good.Length)];

    private ErrorPoint FindEqualError() =>
        good.Concat(bad).Distinct().Select(At).MinBy(p => (Math.Abs(p.Fmr - p.Fnmr), p.Fmr + p.Fnmr))!;

    private double FindAuc()
    {
        double above = 0;
        foreach (var score in bad)
        {
            var upTo = UpTo(good, score);
            var below = UpTo(good, Math.BitDecrement(score));
            above += (below + upTo) / 2.0;
        }

        return above / ((double)good.Length * bad.Length);
    }

    /// <summary>How many of the sorted scores are no larger than <paramref name="threshold"/>.</summary>
    private static int UpTo(double[] sorted, double threshold)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= threshold ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

using Dengke.Photos.Specifications;

namespace Dengke.Photos.Calibration;

/// <summary>Turns a measure's value into a score of which more is worse, and a threshold of that score back into what passes.</summary>
internal abstract record Badness
{
    /// <summary>
    /// By the limit's open side, or the side on which it already stands at the end of the measure's span; with two true sides, by the
    /// distance to the middle. Null where only one value passes, as for pixels or a count: there is nothing to calibrate.
    /// </summary>
    public static Badness? Of(Bounds pass, Bounds span)
    {
        var openBelow = pass.Min <= span.Min;
        var openAbove = pass.Max >= span.Max;
        return (openBelow, openAbove, pass.Min == pass.Max) switch
        {
            (_, _, true) or (true, true, _) => null,
            (true, _, _) => new TooHigh(pass.Min),
            (_, true, _) => new TooLow(pass.Max),
            _ => new Off((pass.Min + pass.Max) / 2),
        };
    }

    public abstract double Score(double value);

    public abstract Bounds UpTo(double threshold);

    /// <summary>The threshold at which just <paramref name="pass"/> passes; of two sides, the wider one.</summary>
    public abstract double ThresholdOf(Bounds pass);

    private sealed record TooHigh(double Min) : Badness
    {
        public override double Score(double value) => value;

        public override Bounds UpTo(double threshold) => new(Min, threshold);

        public override double ThresholdOf(Bounds pass) => pass.Max;
    }

    private sealed record TooLow(double Max) : Badness
    {
        public override double Score(double value) => -value;

        public override Bounds UpTo(double threshold) => new(-threshold, Max);

        public override double ThresholdOf(Bounds pass) => -pass.Min;
    }

    private sealed record Off(double Middle) : Badness
    {
        public override double Score(double value) => Math.Abs(value - Middle);

        public override Bounds UpTo(double threshold) => new(Middle - threshold, Middle + threshold);

        public override double ThresholdOf(Bounds pass) => Math.Max(Score(pass.Min), Score(pass.Max));
    }
}

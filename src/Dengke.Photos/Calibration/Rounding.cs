namespace Dengke.Photos.Calibration;

/// <summary>Rounds thresholds to what a person can read, without changing what they mean.</summary>
internal static class Rounding
{
    private const int Digits = 3;

    /// <summary>No larger, and nearer than a tenth of <paramref name="gap"/>.</summary>
    public static double Down(double value, double gap) => Snap(Math.Floor, value, Step(gap / 10));

    /// <summary>No smaller, and nearer than a tenth of <paramref name="gap"/>.</summary>
    public static double Up(double value, double gap) => Snap(Math.Ceiling, value, Step(gap / 10));

    /// <summary>Smaller, to three digits.</summary>
    public static double Below(double value) => Strictly(Math.Floor, value, -1);

    /// <summary>No smaller, to three digits.</summary>
    public static double Above(double value) => Snap(Math.Ceiling, value, Step(value, Digits));

    private static double Strictly(Func<double, double> round, double value, int direction)
    {
        var step = Step(value, Digits);
        var rounded = Snap(round, value, step);
        return rounded < value ? rounded : Snap(Math.Round, rounded + (direction * step), step);
    }

    private static double Snap(Func<double, double> round, double value, double step) =>
        // Multiplying by the power of ten keeps 0.3 from becoming 0.30000000000000004.
        step >= 1
            ? round(value / step) * step
            : round(value * Math.Round(1 / step)) / Math.Round(1 / step);

    private static double Step(double value, int digits = 1) =>
        value == 0 ? 0.001 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - (digits - 1));
}

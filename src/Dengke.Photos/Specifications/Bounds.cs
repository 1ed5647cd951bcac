using System.Globalization;

namespace Dengke.Photos.Specifications;

/// <summary>A closed interval; an open side is infinite.</summary>
/// <param name="Min">The smallest value inside.</param>
/// <param name="Max">The largest value inside.</param>
public sealed record Bounds(double Min, double Max)
{
    /// <summary>Everything.</summary>
    public static Bounds Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether <paramref name="value"/> lies inside.</summary>
    public bool Contains(double value) => value >= Min && value <= Max;

    /// <inheritdoc/>
    public override string ToString() =>
        (double.IsInfinity(Min), double.IsInfinity(Max)) switch
        {
            (true, true) => "",
            (true, false) => $"≤ {Number(Max)}",
            (false, true) => $"≥ {Number(Min)}",
            _ => $"{Number(Min)}–{Number(Max)}",
        };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Dengke.Features.Shared;

/// <summary>One quarter of an hour of a <see cref="QuarterChart"/>.</summary>
/// <param name="Bar">0 or more.</param>
/// <param name="Line">In the unit of the bar, 0 or more.</param>
/// <param name="More">What the table says besides, a text for each of the further columns.</param>
public sealed record QuarterBar(string Time, double Bar, double Line, params IReadOnlyList<string> More);

/// <summary>A day by quarters of an hour: a bar each, a line over them, the table behind (DSH-1).</summary>
/// <param name="Id">Of the heading, unique on the page.</param>
/// <param name="Summary">What the chart shows, in a sentence.</param>
/// <param name="More">Names of the table's further columns.</param>
public sealed record QuarterChart(
    string Id,
    string Title,
    string Summary,
    string BarName,
    string LineName,
    IReadOnlyList<string> More,
    IReadOnlyList<QuarterBar> Bars
)
{
    /// <summary>The chart's own units; the page stretches them to whatever room there is.</summary>
    public const int Width = 1000;

    /// <inheritdoc cref="Width"/>
    public const int Height = 300;

    /// <summary>The value at the upper edge: 1, 2 or 5 times a power of ten, at least 5.</summary>
    public double Top
    {
        get
        {
            var most = Bars.Count == 0 ? 0 : Bars.Max(b => Math.Max(b.Bar, b.Line));
            var top = 5.0;
            for (var step = 0; top < most; step++)
            {
                top *= step % 3 == 1 ? 2.5 : 2;
            }

            return top;
        }
    }

    public double BarWidth => Bars.Count == 0 ? Width : (double)Width / Bars.Count;

    public string X(int index) => Number((index * BarWidth) + (BarWidth * 0.15));

    public string BarSpan => Number(BarWidth * 0.7);

    public string Y(double value) => Number(Height - (value / Top * Height));

    public string Rise(double value) => Number(value / Top * Height);

    /// <summary>The line as SVG writes it: level within a quarter.</summary>
    public string Line =>
        string.Join(' ', Bars.Select((b, i) => $"{Number(i * BarWidth)},{Y(b.Line)} {Number((i + 1) * BarWidth)},{Y(b.Line)}"));

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}

using Dengke.Domain.Campaigns;

namespace Dengke.Features.Desk;

/// <summary>How many were left unregistered at an instant, and how many an even pace would have left.</summary>
public sealed record BurnDownPoint(DateTimeOffset At, int Left, int Planned);

/// <summary>The registrations against the deadline (DSH-1): a point for the beginning, for each midnight in China, and for now.</summary>
/// <param name="Ends">The right edge of the chart: the last end of the phase, or now where that has passed.</param>
public sealed record BurnDown(
    IReadOnlyList<BurnDownPoint> Points,
    int Total,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    DateTimeOffset Ends
)
{
    /// <summary>The chart's own units; the page stretches them to whatever room there is.</summary>
    public const int Width = 1000;

    /// <inheritdoc cref="Width"/>
    public const int Height = 300;

    /// <summary>How long after the last end the chart still runs on.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromDays(3);

    /// <param name="registered">When each registered student was registered.</param>
    /// <param name="lastEnd">The end of the window or of the last extension.</param>
    /// <returns>Null before the window opens, or where there is nobody to register.</returns>
    public static BurnDown? Of(
        int total,
        IReadOnlyCollection<DateTimeOffset> registered,
        Window window,
        DateTimeOffset lastEnd,
        DateTimeOffset now
    )
    {
        var (opens, closes) = (window.OpensAt, window.ClosesAt);
        if (total == 0 || now < opens || closes <= opens)
        {
            return null;
        }

        var until = now < lastEnd + Aftermath ? now : lastEnd + Aftermath;
        return new BurnDown(
            [
                .. Instants(window.Opens, until)
                    .Select(at => new BurnDownPoint(at, total - registered.Count(r => r <= at), Planned(at))),
            ],
            total,
            opens,
            closes,
            until > lastEnd ? until : lastEnd
        );

        int Planned(DateTimeOffset at) => at >= closes ? 0 : (int)Math.Ceiling(total * ((closes - at) / (closes - opens)));
    }

    public BurnDownPoint Last => Points[^1];

    /// <summary>Where an instant stands between the left edge and the right one.</summary>
    public double X(DateTimeOffset at) => Math.Round(Math.Clamp((at - Opens) / (Ends - Opens), 0, 1) * Width, 1);

    public double Y(int left) => Math.Round(Height - ((double)left / Total * Height), 1);

    /// <summary>The points of the line, as SVG writes them.</summary>
    public string Line => string.Join(' ', Points.Select(p => FormattableString.Invariant($"{X(p.At)},{Y(p.Left)}")));

    private static IEnumerable<DateTimeOffset> Instants(DateTime opens, DateTimeOffset until)
    {
        yield return ChinaTime.ToInstant(opens);
        for (var day = opens.Date.AddDays(1); ChinaTime.ToInstant(day) < until; day = day.AddDays(1))
        {
            yield return ChinaTime.ToInstant(day);
        }

        if (until > ChinaTime.ToInstant(opens))
        {
            yield return until;
        }
    }
}

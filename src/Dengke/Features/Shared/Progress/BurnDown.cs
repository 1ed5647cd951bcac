using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Progress;

/// <summary>How many were left unregistered at an instant, and how many an even pace would have left.</summary>
public sealed record BurnDownPoint(DateTimeOffset At, int Left, int Planned);

/// <summary>Where the registrations are going if their pace is kept.</summary>
/// <param name="End">The deadline that it is held against.</param>
/// <param name="LeftAtEnd">How many would not be registered by then.</param>
/// <param name="DoneAt">When the last one would be.</param>
public sealed record BurnDownForecast(DateTimeOffset End, int LeftAtEnd, DateTimeOffset DoneAt)
{
    /// <summary>The pace is that of the last two days, or since the beginning where that is shorter.</summary>
    public static readonly TimeSpan Looking = TimeSpan.FromDays(2);

    public static BurnDownForecast? Of(
        int total,
        IReadOnlyCollection<DateTimeOffset> registered,
        DateTimeOffset opens,
        DateTimeOffset end,
        DateTimeOffset now
    )
    {
        var since = now - Looking > opens ? now - Looking : opens;
        var left = total - registered.Count(r => r <= now);
        var recent = registered.Count(r => r > since && r <= now);
        if (left <= 0 || recent == 0 || now >= end || now <= since)
        {
            return null;
        }

        var perHour = recent / (now - since).TotalHours;
        var leftAtEnd = Math.Max(0, left - (int)Math.Floor(perHour * (end - now).TotalHours));
        // A pace of one in two days over thousands runs into years.
        var hours = Math.Min(left / perHour, TimeSpan.FromDays(3650).TotalHours);
        return new(end, leftAtEnd, now.AddHours(hours));
    }
}

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
        )
        {
            Forecast = BurnDownForecast.Of(total, registered, opens, closes > now ? closes : lastEnd, now),
        };

        int Planned(DateTimeOffset at) => at >= closes ? 0 : (int)Math.Ceiling(total * ((closes - at) / (closes - opens)));
    }

    public BurnDownPoint Last => Points[^1];

    /// <summary>What the pace of the last days leads to; null where nothing is left, nobody was registered in them, or the end is past.</summary>
    public BurnDownForecast? Forecast { get; private init; }

    /// <summary>The line of the forecast, as SVG writes it.</summary>
    public string ForecastLine =>
        Forecast is { } forecast
            ? FormattableString.Invariant(
                $"{X(Last.At)},{Y(Last.Left)} {X(forecast.DoneAt < forecast.End ? forecast.DoneAt : forecast.End)},{Y(forecast.LeftAtEnd)}"
            )
            : "";

    /// <summary>Of a campaign's students in the cohort.</summary>
    /// <param name="total">How many there are.</param>
    /// <param name="extensions">Of more than one student.</param>
    public static async Task<BurnDown?> Load(
        DengkeDb db,
        Campaign campaign,
        int total,
        IReadOnlyCollection<WindowExtension> extensions,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var registered = await db
            .Students.Where(s => s.CampaignId == campaign.Id && s.InCohort && s.Confirmation!.RegisteredAt != null)
            .Select(s => new { s.Confirmation!.State, At = s.Confirmation.RegisteredAt!.Value })
            .ToListAsync(ct);
        var window = campaign.Phases.Confirmation;
        var lastEnd = extensions.Where(e => e.Phase == Phase.Confirmation).Select(e => e.Until).Append(window.ClosesAt).Max();
        return Of(total, [.. registered.Where(r => r.State.IsRegistered()).Select(r => r.At)], window, lastEnd, now);
    }

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

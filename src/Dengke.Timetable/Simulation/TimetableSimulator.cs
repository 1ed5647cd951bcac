using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Timetable.Simulation;

/// <summary>Predicts queues and waits of a timetable by playing its days many times (SCH-2).</summary>
public static class TimetableSimulator
{
    /// <summary>More are not looked at.</summary>
    public const int MostStations = 50;

    /// <summary>The same arguments give the same forecast.</summary>
    /// <param name="runs">How often each day is played, 1 to 1,000.</param>
    /// <param name="target">The wait in minutes that nineteen of twenty shall not exceed, for the stations needed; null for not asking.</param>
    /// <returns>A forecast for each session that has anybody, in the order of the sessions.</returns>
    /// <exception cref="ArgumentException">The assumptions or the number of runs make no sense, or a session has no stations or no rate.</exception>
    public static IReadOnlyList<SessionForecast> Simulate(
        IReadOnlyList<PlanSession> sessions,
        IReadOnlyList<Placement> placements,
        HallAssumptions assumptions,
        int runs,
        int seed,
        double? target,
        CancellationToken cancellation
    )
    {
        if (assumptions.Problem() is { } problem)
        {
            throw new ArgumentException(problem.English, nameof(assumptions));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runs, 1000);
        var bySlot = placements.ToLookup(p => (p.SessionId, p.Start), p => p.Students);
        List<SessionForecast> forecasts = [];
        foreach (var session in sessions.Select(s => s.Session))
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(session.Stations, nameof(sessions));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(session.RatePerHour, nameof(sessions));
            var slots = SessionSlots
                .Of(session)
                .Select(t => (t, bySlot[(session.Id, t.Start)].Sum()))
                .Where(s => s.Item2 > 0)
                .ToList();
            if (slots.Count == 0)
            {
                continue;
            }

            var days = Play(session, slots, assumptions, runs, seed, cancellation);
            forecasts.Add(
                Summary(session, slots.Sum(s => s.Item2), days) with
                {
                    StationsNeeded = target is { } minutes
                        ? Needed(session, slots, assumptions, runs, seed, minutes, cancellation)
                        : null,
                }
            );
        }

        return forecasts;
    }

    /// <summary>The value under which a share of sorted ones lies, by linear interpolation; null for none.</summary>
    public static double? Quantile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
        {
            return null;
        }

        var at = share * (sorted.Count - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }

    private static List<HallDay> Play(
        CaptureSession session,
        IReadOnlyList<(SlotTime Time, int Students)> slots,
        HallAssumptions assumptions,
        int runs,
        int seed,
        CancellationToken cancellation
    )
    {
        List<HallDay> days = [];
        for (var run = 0; run < runs; run++)
        {
            cancellation.ThrowIfCancellationRequested();
            days.Add(HallDay.Run(session, slots, assumptions, unchecked(seed + (run * 7919))));
        }

        return days;
    }

    private static int? Needed(
        CaptureSession session,
        IReadOnlyList<(SlotTime Time, int Students)> slots,
        HallAssumptions assumptions,
        int runs,
        int seed,
        double target,
        CancellationToken cancellation
    )
    {
        // Between too few and enough; waits of one number of stations and the next differ by chance as well, so all numbers are not tried.
        var (tooFew, enough) = (0, MostStations);
        if (!IsEnough(enough))
        {
            return null;
        }

        while (enough - tooFew > 1)
        {
            var middle = (tooFew + enough) / 2;
            (tooFew, enough) = IsEnough(middle) ? (tooFew, middle) : (middle, enough);
        }

        return enough;

        bool IsEnough(int stations)
        {
            var days = Play(session with { Stations = stations }, slots, assumptions, runs, seed, cancellation);
            return Quantile(Sorted(days.SelectMany(d => d.Waits)), 0.95) <= target;
        }
    }

    private static SessionForecast Summary(CaptureSession session, int invited, List<HallDay> days)
    {
        var waits = Sorted(days.SelectMany(d => d.Waits));
        var departures = days.Select(d => d.LastDeparture).OfType<DateTimeOffset>().Order().ToList();
        return new()
        {
            SessionId = session.Id,
            Stations = session.Stations,
            Invited = invited,
            MeanWait = waits.Count > 0 ? waits.Average() : null,
            MedianWait = Quantile(waits, 0.5),
            Percentile95 = Quantile(waits, 0.95),
            LongestWait = waits.Count > 0 ? waits[^1] : null,
            LastDeparture = departures.Count > 0 ? departures[departures.Count / 2] : null,
            LatestDeparture = departures.Count > 0 ? departures[^1] : null,
            Photographed = days.Average(d => d.Waits.Count),
            Absent = days.Average(d => d.Absent),
            WalkedAway = days.Average(d => d.WalkedAway),
            TurnedAway = days.Average(d => d.TurnedAway),
            Points =
            [
                .. days[0]
                    .Quarters.Select(
                        (quarter, i) =>
                            new ForecastPoint(
                                quarter.At,
                                days.Average(d => d.Quarters[i].Queue),
                                days.Max(d => d.Quarters[i].Queue),
                                Quantile(Sorted(days.SelectMany(d => d.Quarters[i].Waits)), 0.5)
                            )
                    ),
            ],
        };
    }

    private static List<double> Sorted(IEnumerable<double> values) => [.. values.Order()];
}

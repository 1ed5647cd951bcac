namespace Dengke.Timetable.Simulation;

/// <summary>A quarter of an hour of a forecast.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Queue">How many wait then, on average over the runs.</param>
/// <param name="LongestQueue">The most in any run.</param>
/// <param name="Wait">Median minutes of those who come in it; null where nobody does.</param>
public sealed record ForecastPoint(DateTimeOffset At, double Queue, int LongestQueue, double? Wait);

/// <summary>What a session will be like, over all runs. Waits are minutes from the door, once it would let one in, to the camera.</summary>
public sealed record SessionForecast
{
    public required string SessionId { get; init; }

    public required int Stations { get; init; }

    /// <summary>How many have a slot.</summary>
    public required int Invited { get; init; }

    /// <summary>Null where nobody is photographed; so all waits.</summary>
    public double? MeanWait { get; init; }

    public double? MedianWait { get; init; }

    /// <summary>Of twenty people nineteen wait less.</summary>
    public double? Percentile95 { get; init; }

    public double? LongestWait { get; init; }

    /// <summary>When the last one leaves, median of the runs.</summary>
    public DateTimeOffset? LastDeparture { get; init; }

    /// <summary>The latest of all runs.</summary>
    public DateTimeOffset? LatestDeparture { get; init; }

    /// <summary>People photographed in a run, on average; so the next three.</summary>
    public double Photographed { get; init; }

    public double Absent { get; init; }

    public double WalkedAway { get; init; }

    /// <summary>Who came when the door was shut.</summary>
    public double TurnedAway { get; init; }

    /// <summary>By time.</summary>
    public IReadOnlyList<ForecastPoint> Points { get; init; } = [];

    /// <summary>
    /// So many stations that nineteen of twenty wait at most the target, and that with one less they do not; null where fifty are too few.
    /// The slots stay as they are.
    /// </summary>
    public int? StationsNeeded { get; init; }
}

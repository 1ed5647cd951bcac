namespace Dengke.Timetable.Simulation;

/// <summary>Draws of a simulation; the same seed gives the same draws.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    public bool Of(double share) => random.NextDouble() < share;

    /// <summary>Any time from one on and before another, each as likely.</summary>
    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) => from + ((to - from) * random.NextDouble());

    /// <summary>When the next of events that come by themselves comes; null when not before <paramref name="end"/>.</summary>
    /// <param name="perHour">How many there are on average.</param>
    public DateTimeOffset? Next(DateTimeOffset from, DateTimeOffset end, double perHour)
    {
        var hours = -Math.Log(1 - random.NextDouble()) / perHour;
        return hours < (end - from).TotalHours ? from.AddHours(hours) : null;
    }

    /// <summary>A duration that is never negative: log-normal.</summary>
    /// <param name="variation">Standard deviation over mean.</param>
    public TimeSpan About(TimeSpan mean, double variation)
    {
        var variance = Math.Log(1 + (variation * variation));
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return mean * Math.Exp((normal * Math.Sqrt(variance)) - (variance / 2));
    }
}

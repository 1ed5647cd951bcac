namespace Dengke.Domain.Capture;

/// <summary>How long somebody in the queue will wait.</summary>
public static class WaitEstimate
{
    /// <summary>What was done in the last so many minutes says how fast the hall is now.</summary>
    public const int ObservedMinutes = 20;

    /// <summary>Fewer say nothing.</summary>
    private const int FewestObserved = 8;

    /// <param name="ahead">People before them, those at the stations left out.</param>
    /// <param name="openStations">Stations that call; with none there is no estimate.</param>
    /// <param name="plannedPerHour">Students per station and hour, as planned.</param>
    /// <param name="doneLately">Students photographed within the last <see cref="ObservedMinutes"/>.</param>
    /// <returns>Whole minutes, rounded up; null where nobody is called.</returns>
    public static int? Minutes(int ahead, int openStations, int plannedPerHour, int doneLately)
    {
        if (openStations <= 0 || plannedPerHour <= 0)
        {
            return null;
        }

        var perHour = PerHour(doneLately) ?? openStations * plannedPerHour;
        return (int)Math.Ceiling((ahead + 1) * 60.0 / perHour);
    }

    /// <summary>How many an hour, by what was done lately; null where that is too little to say.</summary>
    /// <inheritdoc cref="Minutes" path="/param[@name='doneLately']"/>
    public static int? PerHour(int doneLately) => doneLately >= FewestObserved ? doneLately * 60 / ObservedMinutes : null;
}

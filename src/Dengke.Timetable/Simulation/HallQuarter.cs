namespace Dengke.Timetable.Simulation;

/// <summary>A quarter of an hour of a simulated day.</summary>
internal sealed class HallQuarter(DateTimeOffset at)
{
    public DateTimeOffset At { get; } = at;

    /// <summary>How many waited at its beginning, inside and at the door.</summary>
    public int Queue { get; set; }

    /// <summary>In minutes, of those who came in it.</summary>
    public List<double> Waits { get; } = [];
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Confirmation;

/// <summary>Whether an act was in time.</summary>
public enum Timeliness
{
    OnTime,

    /// <summary>After the campaign's own deadline, within an extension or as a late admission.</summary>
    Late,
}

/// <summary>
/// Whether an act of a phase may be done now (CAM-3, CON-6): within the phase's window, or, after its close, until an extension
/// that the registrar has granted to all, to the college or to the student ends.
/// </summary>
public static class Admission
{
    /// <param name="extensions">The ends of the extensions that hold for the actor; from the close of the window on.</param>
    /// <returns>In time or late; else refused with <c>outside_window</c> and the window named, or <c>no_such_phase</c>.</returns>
    public static Outcome<Timeliness> Admit(
        this Phases phases,
        Phase phase,
        IEnumerable<DateTimeOffset> extensions,
        DateTimeOffset now
    )
    {
        var admitted = phases.Admit(phase, now);
        if (admitted.IsOk)
        {
            return Timeliness.OnTime;
        }

        return phases.WindowOf(phase) is { } window && window.ClosesAt <= now && extensions.Any(until => now < until)
            ? Timeliness.Late
            : admitted.Failure!;
    }
}

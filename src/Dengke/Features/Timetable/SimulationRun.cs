using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Timetable;
using Dengke.Timetable.Simulation;

namespace Dengke.Features.Timetable;

/// <summary>Plays the days of a version of the timetable (SCH-2).</summary>
internal static class SimulationRun
{
    /// <summary>How often each day is played where nobody says how often.</summary>
    public const int UsualRuns = 20;

    /// <param name="form">One that has no problem.</param>
    /// <returns>By session; one for each that has anybody.</returns>
    public static IReadOnlyList<SessionForecast> Of(
        Campaign campaign,
        TimetableVersion version,
        SimulationForm form,
        int runs,
        int seed,
        CancellationToken ct
    )
    {
        var sessions = PlanInput
            .Sessions(campaign)
            .Select(s =>
                s with
                {
                    Session = s.Session with
                    {
                        Stations = Math.Clamp(s.Session.Stations + form.More, 1, TimetableSimulator.MostStations),
                    },
                }
            );
        return TimetableSimulator.Simulate(
            [.. sessions],
            PlanInput.PlacementsOf(version),
            form.Assumptions,
            runs,
            seed,
            form.Target,
            ct
        );
    }
}

using Dengke.Timetable.Simulation;

namespace Dengke.Features.Timetable;

/// <summary>What is asked of a simulation, as people say it: shares in percent.</summary>
public sealed record SimulationForm
{
    private static readonly HallAssumptions Usual = new();

    /// <summary>The wait in minutes that nineteen of twenty shall not exceed.</summary>
    public double Target { get; init; } = 10;

    /// <summary>Stations more than planned in each session, fewer below 0.</summary>
    public int More { get; init; }

    public double Absent { get; init; } = Usual.AbsentShare * 100;

    public double Early { get; init; } = Usual.EarlyShare * 100;

    public double Late { get; init; } = Usual.LateShare * 100;

    public int LateMinutes { get; init; } = Usual.LateMinutes;

    public double Impatient { get; init; } = Usual.ImpatientShare * 100;

    public int Patience { get; init; } = Usual.PatienceMinutes;

    public double Missed { get; init; } = Usual.MissedShare * 100;

    public double DoorSeconds { get; init; } = Usual.DoorSeconds;

    public double Variation { get; init; } = Usual.ShotVariation * 100;

    public double Breakdowns { get; init; } = Usual.Breakdowns;

    public int BreakdownMinutes { get; init; } = Usual.BreakdownMinutes;

    public HallAssumptions Assumptions =>
        new()
        {
            AbsentShare = Absent / 100,
            EarlyShare = Early / 100,
            LateShare = Late / 100,
            LateMinutes = LateMinutes,
            ImpatientShare = Impatient / 100,
            PatienceMinutes = Patience,
            MissedShare = Missed / 100,
            DoorSeconds = DoorSeconds,
            ShotVariation = Variation / 100,
            Breakdowns = Breakdowns,
            BreakdownMinutes = BreakdownMinutes,
        };

    /// <summary>What makes no sense in it; null for nothing.</summary>
    public (string Chinese, string English)? Problem() =>
        Target is not (>= 0 and <= 600) ? ("目标等待请填 0 至 600 分钟。", "The target is 0 to 600 minutes.")
        : More is < -49 or > 49 ? ("增减的机位请填 -49 至 49。", "Stations more or fewer are -49 to 49.")
        : Assumptions.Problem();
}

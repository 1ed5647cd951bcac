namespace Dengke.Timetable.Simulation;

/// <summary>How people and machines behave on a day of photos. Shares are 0 to 1.</summary>
/// <remarks>The defaults are estimates, to be replaced by what a school has seen in its own halls.</remarks>
public sealed record HallAssumptions
{
    /// <summary>Of those with a slot: who does not come at all.</summary>
    public double AbsentShare { get; init; } = 0.03;

    /// <summary>Of those who come: who comes before the door lets them in, by up to <see cref="EarlyMinutes"/>.</summary>
    public double EarlyShare { get; init; } = 0.15;

    public int EarlyMinutes { get; init; } = 20;

    /// <summary>Of those who come: who comes after half of their slot, up to <see cref="LateMinutes"/> after its end.</summary>
    public double LateShare { get; init; } = 0.10;

    public int LateMinutes { get; init; } = 45;

    /// <summary>Of those who are in: who goes away when they have waited for <see cref="PatienceMinutes"/>.</summary>
    public double ImpatientShare { get; init; } = 0.05;

    public int PatienceMinutes { get; init; } = 30;

    /// <summary>Of those who are called: who does not hear it, and comes back five minutes later.</summary>
    public double MissedShare { get; init; } = 0.02;

    /// <summary>Seconds for one person at the door; there is one door.</summary>
    public double DoorSeconds { get; init; } = 5;

    /// <summary>Standard deviation of the time at a station over its mean.</summary>
    public double ShotVariation { get; init; } = 0.4;

    /// <summary>How often a station breaks down in a session, on average.</summary>
    public double Breakdowns { get; init; } = 0.25;

    /// <summary>How long it stands still then.</summary>
    public int BreakdownMinutes { get; init; } = 20;

    /// <summary>Everybody comes in time, stays and hears the call; nothing breaks down; each shot takes as long as the other.</summary>
    public static HallAssumptions Ideal { get; } =
        new()
        {
            AbsentShare = 0,
            EarlyShare = 0,
            LateShare = 0,
            ImpatientShare = 0,
            MissedShare = 0,
            ShotVariation = 0,
            Breakdowns = 0,
        };

    /// <summary>What makes no sense in them; null for nothing.</summary>
    public (string Chinese, string English)? Problem()
    {
        double[] shares = [AbsentShare, EarlyShare, LateShare, ImpatientShare, MissedShare, EarlyShare + LateShare];
        if (shares.Any(s => s is not (>= 0 and <= 1)))
        {
            return (
                "比例请填 0% 至 100%, 早到与晚到合计不超过 100%。",
                "Shares are 0 to 100%, early and late together at most 100%."
            );
        }

        double[] amounts = [EarlyMinutes, LateMinutes, PatienceMinutes, DoorSeconds, ShotVariation, Breakdowns, BreakdownMinutes];
        return amounts.Any(a => a is not (>= 0 and <= 1000))
            ? ("时间、波动和故障次数请填 0 至 1000。", "Times, variation and breakdowns are 0 to 1,000.")
            : null;
    }
}

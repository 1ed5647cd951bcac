using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Timetable.Simulation;

namespace Dengke.Timetable.Tests;

/// <summary>What the simulation predicts, against what is known of queues.</summary>
public sealed class SimulatorTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.7, 0.4)]
    [InlineData(0.7, 1)]
    [InlineData(0.8, 0.4)]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_OneStation_WaitsAsPollaczekAndKhinchineSay(double load, double variation)
    {
        // One slot of 48 hours, of which people come in the first half, at any time: a shot takes one minute on average.
        var session = One(rate: 60, slotMinutes: 48 * 60, hours: 48);
        var assumptions = HallAssumptions.Ideal with { DoorSeconds = 0, ShotVariation = variation };
        var expected = load / (1 - load) * (1 + (variation * variation)) / 2;

        var forecast = Run([session], [new("班", null, "s", Make.Day, (int)(load * 60 * 24))], assumptions, runs: 60).Single();

        Assert.InRange(forecast.MeanWait!.Value, expected * 0.9, expected * 1.1);
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_OneAfterTheOther_WaitsForThoseBefore()
    {
        // Ten come within the same instant, one station, two minutes each: waits of 0, 2, ... 18 minutes.
        var session = One(rate: 30, slotMinutes: 60, hours: 8);
        var assumptions = HallAssumptions.Ideal with { EarlyShare = 1, DoorSeconds = 0 };

        var forecast = Run([session], [new("班", null, "s", Make.Day.AddHours(3), 10)], assumptions, runs: 3).Single();

        Assert.Equal(18, forecast.LongestWait!.Value, 3);
        Assert.Equal(9, forecast.MedianWait!.Value, 3);
        // All come early, and wait outside until the door lets them in an hour before their slot.
        Assert.Equal(
            ChinaTime.ToInstant(Make.Day.AddHours(2).AddMinutes(20)),
            forecast.LastDeparture!.Value,
            TimeSpan.FromSeconds(1)
        );
        // A quarter of an hour after that seven are done, one is at the camera, two wait.
        Assert.Equal(2, forecast.Points.Max(p => p.Queue), 3);
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_Break_NobodyIsPhotographedInIt()
    {
        var session = One(rate: 30, slotMinutes: 15, hours: 8).Pausing("01:00", "03:00");
        var assumptions = HallAssumptions.Ideal with { EarlyShare = 1, DoorSeconds = 0 };

        // Three at 00:45, from when on the door lets the next slot in as well: it is one o'clock before the last is called.
        var forecast = Run([session], [new("班", null, "s", Make.Day.AddMinutes(45), 20)], assumptions, runs: 1).Single();

        // The door opens half past midnight; 15 until one o'clock, the others after three.
        Assert.Equal(
            ChinaTime.ToInstant(Make.Day.AddHours(3).AddMinutes(10)),
            forecast.LastDeparture!.Value,
            TimeSpan.FromSeconds(1)
        );
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_AnyDay_EverybodyIsAccountedFor() =>
        Habits()
            .Sample(
                assumptions =>
                {
                    var session = One(rate: 20, slotMinutes: 15, hours: 4);
                    var placements = Enumerable
                        .Range(0, 16)
                        .Select(i => new Placement($"班{i}", null, "s", Make.Day.AddMinutes(15 * i), 8));
                    var forecast = Run([session], [.. placements], assumptions, runs: 2).Single();
                    Assert.Equal(
                        forecast.Invited,
                        forecast.Photographed + forecast.Absent + forecast.WalkedAway + forecast.TurnedAway,
                        6
                    );
                    Assert.True(forecast.MedianWait is null || forecast.MedianWait <= forecast.Percentile95);
                    Assert.True(forecast.Percentile95 is null || forecast.Percentile95 <= forecast.LongestWait);
                },
                iter: 200,
                threads: 1
            );

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_StationsNeeded_AreEnoughAndOneLessIsNot()
    {
        PlanSession[] sessions = [One(rate: 40, slotMinutes: 15, hours: 4)];
        var placements = Enumerable
            .Range(0, 16)
            .Select(i => new Placement($"班{i}", null, "s", Make.Day.AddMinutes(15 * i), 25))
            .ToList();

        var needed = Run(sessions, placements, new(), runs: 5, target: 10).Single().StationsNeeded!.Value;

        Assert.InRange(needed, 2, 10);
        Assert.True(With(needed).Percentile95 <= 10);
        Assert.True(With(needed - 1).Percentile95 > 10);

        SessionForecast With(int stations) =>
            Run(
                    [.. sessions.Select(s => s with { Session = s.Session with { Stations = stations } })],
                    placements,
                    new(),
                    runs: 5
                )
                .Single();
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_TargetThatFiftyStationsMiss_NeedsAnUnknownNumber()
    {
        PlanSession[] sessions = [One(rate: 1, slotMinutes: 15, hours: 4)];

        var forecast = Run(sessions, [new("班", null, "s", Make.Day, 2000)], new(), runs: 1, target: 1).Single();

        Assert.Null(forecast.StationsNeeded);
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_SameSeed_SaysTheSameAndAnotherDoesNot()
    {
        Placement[] placements = [new("班", null, "s", Make.Day.AddHours(1), 30)];
        PlanSession[] sessions = [One(rate: 60, slotMinutes: 60, hours: 4)];

        var first = Run(sessions, placements, new(), runs: 2).Single();

        Assert.Equal(first.MeanWait, Run(sessions, placements, new(), runs: 2).Single().MeanWait);
        Assert.NotEqual(first.MeanWait, Run(sessions, placements, new(), runs: 2, seed: 2).Single().MeanWait);
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_StationsThatBreakDown_MakeWaitsLonger()
    {
        var placements = Enumerable
            .Range(0, 16)
            .Select(i => new Placement($"班{i}", null, "s", Make.Day.AddMinutes(15 * i), 12))
            .ToList();
        PlanSession[] sessions = [One(rate: 60, slotMinutes: 15, hours: 4)];

        double Wait(double breakdowns) =>
            Run(sessions, placements, new() { Breakdowns = breakdowns }, runs: 20).Single().MeanWait!.Value;

        Assert.True(Wait(0) < Wait(1));
        Assert.True(Wait(1) < Wait(4));
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_AssumptionsThatMakeNoSense_AreRefused()
    {
        HallAssumptions[] wrong =
        [
            new() { AbsentShare = -0.1 },
            new() { AbsentShare = double.NaN },
            new() { EarlyShare = 0.6, LateShare = 0.6 },
            new() { DoorSeconds = -1 },
            new() { Breakdowns = double.PositiveInfinity },
        ];
        Assert.All(wrong, a => Assert.Throws<ArgumentException>(() => Run([One(60, 15, 4)], [], a, runs: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run([One(60, 15, 4)], [], new(), runs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run([One(0, 15, 4)], [], new(), runs: 1));
    }

    [Fact]
    [Trait("Requirement", "SCH-2")]
    public void Simulate_NobodyPlanned_IsNoForecast() => Assert.Empty(Run([One(60, 15, 4)], [], new(), runs: 1));

    private static PlanSession One(int rate, int slotMinutes, int hours) =>
        new(
            new CaptureSession("s", "hall", new Window(Make.Day, Make.Day.AddHours(hours)))
            {
                Stations = 1,
                RatePerHour = rate,
                SlotMinutes = slotMinutes,
            },
            null
        );

    private static IReadOnlyList<SessionForecast> Run(
        IReadOnlyList<PlanSession> sessions,
        IReadOnlyList<Placement> placements,
        HallAssumptions assumptions,
        int runs,
        int seed = 1,
        double? target = null
    ) => TimetableSimulator.Simulate(sessions, placements, assumptions, runs, seed, target, Ct);

    private static Gen<HallAssumptions> Habits() =>
        from share in Gen.Double[0, 0.5].Array[5]
        from minutes in Gen.Int[0, 120].Array[4]
        from more in Gen.Double[0, 3].Array[3]
        select new HallAssumptions
        {
            AbsentShare = share[0],
            EarlyShare = share[1],
            LateShare = share[2],
            ImpatientShare = share[3],
            MissedShare = share[4],
            EarlyMinutes = minutes[0],
            LateMinutes = minutes[1],
            PatienceMinutes = minutes[2],
            BreakdownMinutes = minutes[3],
            DoorSeconds = more[0] * 10,
            ShotVariation = more[1],
            Breakdowns = more[2],
        };
}

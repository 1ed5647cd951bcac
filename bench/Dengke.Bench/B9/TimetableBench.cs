using Dengke.Domain.Campaigns;
using Dengke.Timetable;
using Dengke.Timetable.Simulation;

namespace Dengke.Bench.B9;

/// <summary>B9: a timetable for 6,000 students in 300 classes on two campuses over two days, and its queues in the simulation.</summary>
internal static class TimetableBench
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly string[] Campuses = ["学院南路", "沙河"];
    private static readonly DateTime Day = new(2024, 10, 22);

    public static IEnumerable<ResultRow> Run(int repeats)
    {
        var request = University();
        var plans = Enumerable.Range(0, repeats).Select(_ => TimetableSolver.Solve(request, Limit, default)).ToList();
        var plan = plans.OrderBy(p => p.Took).ElementAt(repeats / 2);
        var wrong = plans.Sum(p => PlanCheck.Check(request, p.Placements).Count);
        yield return new(
            "B9",
            $"timetable for {request.Classes.Sum(c => c.Students):N0} students, {request.Classes.Count} classes, 2 campuses, 2 days: {plan.Status.ToString().ToUpperInvariant()}, {wrong} rules broken by the check",
            plan.Took.TotalSeconds,
            double.NaN,
            Target: "proven feasible in 10 s"
        );
        var forecasts = TimetableSimulator.Simulate(
            request.Sessions,
            plan.Placements,
            new(),
            runs: 50,
            seed: 1,
            target: 10,
            default
        );
        foreach (var one in forecasts)
        {
            yield return new(
                "B9",
                $"simulated 50 times, {one.SessionId}, {one.Invited} students, {one.Stations} stations: wait {one.MedianWait:0.0} min median, {one.Percentile95:0.0} of 95%, last leaves {ChinaTime.ToLocal(one.LastDeparture!.Value):HH:mm}, {one.StationsNeeded} stations for 10 min",
                double.NaN,
                double.NaN,
                Target: "median under 10 min"
            );
        }
    }

    /// <summary>Half of the classes on each campus; one hall on each, open on both days but for lunch; a fifth of the classes has lessons in a half day.</summary>
    private static PlanRequest University()
    {
        var random = new Random(2025);
        var sizes = Enumerable.Range(0, 150).Select(_ => random.Next(0, 11)).SelectMany(d => new[] { 20 - d, 20 + d }).ToList();
        return new()
        {
            Sessions = [.. Campuses.SelectMany(c => Enumerable.Range(0, 2).Select(d => new PlanSession(Session(c, d), c)))],
            Classes =
            [
                .. sizes.Select(
                    (size, i) =>
                        new PlanClass($"班级{i:000}", $"学院{i / 15:00}", Campuses[i / 15 % 2], size)
                        {
                            Blocked = i % 5 == 0 ? [Half(i % 2, i % 3 == 0)] : [],
                            Exceptions = i % 10 == 3 ? [new($"S{i:000}", null, [Half(0, true), Half(0, false)])] : [],
                        }
                ),
            ],
        };
    }

    private static Window Half(int day, bool morning) =>
        morning
            ? new(Day.AddDays(day).AddHours(8), Day.AddDays(day).AddHours(12))
            : new(Day.AddDays(day).AddHours(12), Day.AddDays(day).AddHours(18));

    private static CaptureSession Session(string campus, int day) =>
        new($"{campus} {22 + day}", "hall", new Window(Day.AddDays(day).AddHours(8.5), Day.AddDays(day).AddHours(16.5)))
        {
            Breaks = [new Window(Day.AddDays(day).AddHours(12), Day.AddDays(day).AddHours(13))],
            Stations = 4,
            RatePerHour = 75,
            SlotMinutes = 15,
            ArriveEarlyMinutes = 15,
        };
}

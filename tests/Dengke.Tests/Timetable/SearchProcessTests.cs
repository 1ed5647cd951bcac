using System.Diagnostics;
using Dengke.Domain.Campaigns;
using Dengke.Features.Timetable;
using Dengke.Timetable;

namespace Dengke.Tests.Timetable;

/// <summary>A search that dies takes nothing with it.</summary>
[Trait("Requirement", "SCH-1")]
public sealed class SearchProcessTests
{
    private static readonly DateTime Day = new(2024, 10, 22);
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static PlanRequest Request { get; } =
        new()
        {
            Sessions =
            [
                new(
                    new CaptureSession("s", "hall", new Window(Day.AddHours(8), Day.AddHours(12)))
                    {
                        Stations = 2,
                        RatePerHour = 40,
                        SlotMinutes = 15,
                    },
                    null
                ),
            ],
            Classes = [new("班", "学院", null, 30)],
        };

    [Fact]
    public async Task Solve_FirstAttemptDies_AnotherFindsThePlan()
    {
        List<int> seeds = [];

        var plan = await SearchProcess.Solve(
            Request,
            seed =>
            {
                seeds.Add(seed);
                return seed == 1 ? Shell("kill -ABRT $$") : SearchProcess.StartInfo(TimeSpan.FromSeconds(5), seed);
            },
            Ct
        );

        Assert.Equal([1, 2], seeds);
        Assert.Equal(30, plan.Placements.Sum(p => p.Students));
    }

    [Theory]
    [InlineData("kill -ABRT $$")]
    [InlineData("cat > /dev/null; echo nonsense")]
    [InlineData("exit 2")]
    public async Task Solve_EveryAttemptDies_SaysSoAndHasNoPlan(string script)
    {
        var plan = await SearchProcess.Solve(Request, _ => Shell(script), Ct);

        Assert.Equal(PlanStatus.Unknown, plan.Status);
        Assert.Empty(plan.Placements);
        Assert.Equal(PlanConflictKind.Time, Assert.Single(plan.Conflicts).Kind);
    }

    private static ProcessStartInfo Shell(string script) =>
        new("sh", ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
}

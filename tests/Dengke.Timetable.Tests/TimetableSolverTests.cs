using CsCheck;

namespace Dengke.Timetable.Tests;

[Trait("Requirement", "SCH-1")]
public sealed class TimetableSolverTests(ITestOutputHelper output)
{
    [Fact]
    public void Solve_SixThousandStudentsInThreeHundredClasses_FindsAPlanThatKeepsEveryRule()
    {
        var request = Make.University();
        Assert.Equal((300, 6000), (request.Classes.Count, request.Classes.Sum(c => c.Students)));

        var plan = TimetableSolver.Solve(request, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        output.WriteLine($"{plan.Status} in {plan.Took.TotalSeconds:0.00} s, {plan.Placements.Count} placements");
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.Empty(PlanCheck.Check(request, plan.Placements));
    }

    [Fact]
    public void Solve_AnyRequest_GivesAPlanThatKeepsEveryRuleOrSaysWhyNot() =>
        Make.Any(sessions: 4, slots: 8, classes: 12, size: 12)
            .Sample(
                request =>
                {
                    var plan = Make.Solve(request);

                    Assert.NotEqual(PlanStatus.Unknown, plan.Status);
                    if (plan.Status == PlanStatus.Infeasible)
                    {
                        Assert.NotEmpty(plan.Conflicts);
                        Assert.Empty(plan.Placements);
                    }
                    else
                    {
                        Assert.Empty(PlanCheck.Check(request, plan.Placements));
                        Assert.Empty(plan.Conflicts);
                    }
                },
                iter: 40,
                threads: 1
            );

    [Fact]
    public void Solve_TinyRequest_HasAPlanWhereTryingEverythingFindsOne()
    {
        var (with, without) = (0, 0);
        Make.Any(sessions: 2, slots: 4, classes: 3, size: 4)
            .Sample(
                request =>
                {
                    var expected = BruteForce.HasPlan(request);

                    Assert.Equal(expected, Make.Solve(request).Status == PlanStatus.Optimal);
                    (with, without) = expected ? (with + 1, without) : (with, without + 1);
                },
                iter: 100,
                threads: 1
            );

        output.WriteLine($"{with} with a plan, {without} without");
        Assert.True(with > 5 && without > 5);
    }

    [Fact]
    public void Solve_SameRequestTwice_GivesTheSamePlan()
    {
        Make.Any(sessions: 4, slots: 8, classes: 12, size: 12)
            .Sample(request => Assert.Equal(Make.Solve(request).Placements, Make.Solve(request).Placements), iter: 6, threads: 1);

        // Two seconds' worth of search within a limit by the clock that no machine should meet.
        var limit = TimeSpan.FromSeconds(6);
        var first = TimetableSolver.Solve(Make.University(), limit, TestContext.Current.CancellationToken);
        var second = TimetableSolver.Solve(Make.University(), limit, TestContext.Current.CancellationToken);

        Assert.Equal(first.Placements, second.Placements);
    }

    [Fact]
    public void Solve_OrderOfTheRequest_DoesNotMatter()
    {
        var request = Make.Request(
            [Make.Session("a", null, 20), Make.Session("b", null, 20, day: 1)],
            Enumerable.Range(0, 8).Select(i => new PlanClass($"c{i:00}", $"k{i % 4}", null, 15 + i))
        );

        var turned = request with { Sessions = [.. request.Sessions.Reverse()], Classes = [.. request.Classes.Reverse()] };

        Assert.Equal(Make.Solve(request).Placements, Make.Solve(turned).Placements);
    }

    [Fact]
    public void Solve_ClassLargerThanASlot_TakesAdjoiningSlotsAndNoMoreThanItNeeds()
    {
        var plan = Make.Solve(Make.Request([Make.Session("a", null, 20)], new PlanClass("c", "k", null, 50)));

        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Assert.Equal(3, plan.Placements.Count);
        Assert.Equal(50, plan.Placements.Sum(p => p.Students));
    }

    [Fact]
    public void Solve_RoomForAll_SplitsNoClassAndKeepsCollegesTogether()
    {
        var classes = Enumerable.Range(0, 12).Select(i => new PlanClass($"c{i:00}", $"k{i % 3}", null, 10));

        var plan = Make.Solve(
            Make.Request(
                [Make.Session("a", null, 20, "08:00", "10:00"), Make.Session("b", null, 20, "08:00", "10:00", 1)],
                classes
            )
        );

        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Assert.Equal(12, plan.Placements.Count);
        foreach (var college in plan.Placements.GroupBy(p => int.Parse(p.ClassName[1..]) % 3))
        {
            Assert.Single(college.Select(p => p.SessionId).Distinct());
            Assert.Equal(TimeSpan.FromMinutes(15), college.Max(p => p.Start) - college.Min(p => p.Start));
        }
    }

    [Fact]
    public void Solve_Exception_ComesAloneToTheSessionAskedFor()
    {
        var @class = new PlanClass("c", "k", "A", 10) { Exceptions = [new("s1", "b", [Make.Span("08:00", "11:45")])] };

        var plan = Make.Solve(Make.Request([Make.Session("a", "A", 20), Make.Session("b", "B", 20)], @class));

        Assert.Contains(new Placement("c", "s1", "b", Make.At("11:45"), 1), plan.Placements);
        Assert.Equal(9, plan.Placements.Single(p => p.StudentNo is null).Students);
    }

    [Fact]
    public void Solve_Pin_IsKept()
    {
        var request = Make.Request(
            [Make.Session("a", null, 20)],
            new PlanClass("c", "k", null, 30),
            new PlanClass("d", "k", null, 20)
        ) with
        {
            Pins = [new("c", "a", Make.At("10:15"))],
        };

        Assert.Equal(Make.At("10:15"), Make.Solve(request).Placements.Where(p => p.ClassName == "c").Min(p => p.Start));
    }

    [Fact]
    public void Solve_PreviousThatKeepsEveryRule_IsGivenBack()
    {
        var request = Make.University();
        var before = FirstFitPlan(request);

        var plan = Make.Solve(
            request with
            {
                Previous = [.. before.Reverse(), new("gone", null, "north-1022", Make.At("08:00"), 5)],
            }
        );

        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Assert.Equal(before.ToHashSet(), plan.Placements.ToHashSet());
    }

    [Fact]
    public void Solve_PreviousWithOneClassMore_LeavesTheOthersWhereTheyAre()
    {
        var request = Make.University();
        var before = FirstFitPlan(request);

        var plan = Make.Solve(
            request with
            {
                Classes = [.. request.Classes, new PlanClass("新班", "学院00", "北校区", 25)],
                Previous = before,
            }
        );

        Assert.Equal(before.ToHashSet(), plan.Placements.Where(p => p.ClassName != "新班").ToHashSet());
        Assert.Equal(25, plan.Placements.Where(p => p.ClassName == "新班").Sum(p => p.Students));
    }

    [Fact]
    public void Solve_PreviousThatBreaksARule_MovesAsFewAsItMust()
    {
        var classes = Enumerable.Range(0, 8).Select(i => new PlanClass($"c{i}", $"k{i % 2}", null, 10)).ToList();
        var request = Make.Request([Make.Session("a", null, 20, "08:00", "09:15")], classes);
        var before = Make.Solve(request).Placements;
        var moved = before[3];
        classes[classes.FindIndex(c => c.Name == moved.ClassName)] = request.Classes.Single(c => c.Name == moved.ClassName) with
        {
            Blocked = [new(moved.Start, moved.Start.AddMinutes(15))],
        };

        var plan = Make.Solve(request with { Classes = classes, Previous = before });

        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Assert.Equal(before.Except([moved]), plan.Placements.Where(p => p.ClassName != moved.ClassName));
    }

    [Fact]
    public async Task Solve_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => TimetableSolver.Solve(Make.University(), Make.Limit, cancelled.Token));
    }

    [Fact]
    public void Solve_NoClasses_IsAnEmptyPlan()
    {
        var plan = Make.Solve(Make.Request([Make.Session("a", null, 20)]));

        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Assert.Empty(plan.Placements);
    }

    /// <summary>A plan that keeps every rule and is not the best.</summary>
    private static IReadOnlyList<Placement> FirstFitPlan(PlanRequest request)
    {
        var grid = Grid.Of(request);
        return
        [
            .. FirstFit
                .Place(grid)
                .SelectMany((seat, d) => seat!.Amounts.Select((a, k) => grid.Placement(grid.Demands[d], seat.Span.First + k, a))),
        ];
    }
}

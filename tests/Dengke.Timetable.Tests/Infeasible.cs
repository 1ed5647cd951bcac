namespace Dengke.Timetable.Tests;

/// <summary>Requests that have no plan.</summary>
internal static class Infeasible
{
    public static PlanConflict OnlyConflict(PlanRequest request) => Assert.Single(Conflicts(request));

    public static IReadOnlyList<PlanConflict> Conflicts(PlanRequest request)
    {
        var plan = Make.Solve(request);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.Empty(plan.Placements);
        Assert.All(plan.Conflicts, c => Assert.EndsWith("。", c.Chinese, StringComparison.Ordinal));
        Assert.All(plan.Conflicts, c => Assert.EndsWith(".", c.English, StringComparison.Ordinal));
        return plan.Conflicts;
    }
}

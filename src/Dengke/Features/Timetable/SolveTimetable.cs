using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Timetable;

namespace Dengke.Features.Timetable;

/// <summary>Looks for a timetable of what there is to plan. It writes nothing: what is found is kept by <see cref="KeepTimetable"/>.</summary>
internal static class SolveTimetable
{
    /// <param name="fill">How much of a slot is given out, in percent.</param>
    /// <param name="published">From which to depart as little as possible; null for a fresh start.</param>
    /// <returns>A plan, which may say what to relax; <c>invalid</c> for the fill, <c>nobody_to_plan</c>.</returns>
    public static async Task<Outcome<Plan>> Run(
        DengkeDb db,
        Campaign campaign,
        int fill,
        TimetableVersion? published,
        TimeSpan limit,
        CancellationToken ct
    )
    {
        if (fill is < 10 or > 100)
        {
            return Failure.Invalid("fill", "使用率请填 10 至 100。", "Enter 10 to 100 for the filling.");
        }

        var request = await PlanInput.Load(db, campaign, fill, published, ct);
        return request.Classes.Count == 0
            ? Failure.Refused(
                "nobody_to_plan",
                "没有待采集的学生, 请先导入数据。",
                "There is nobody to plan; import the data first."
            )
            : await SearchProcess.Solve(request, limit, ct);
    }

    /// <summary>Whether there is anything to keep.</summary>
    public static bool IsFound(this Plan plan) => plan.Status is PlanStatus.Optimal or PlanStatus.Feasible;

    public static KeepTimetable Keep(string campaign, Plan plan, int fill) =>
        new(campaign, plan.Placements, fill, (int)plan.Took.TotalMilliseconds, plan.Status == PlanStatus.Optimal);
}

namespace Dengke.Timetable;

/// <summary>
/// Names what to give up where a request as a whole has no plan: each group of constraints is relaxed on its own, and whether
/// there is a plan then is searched.
/// </summary>
internal sealed class Relaxations
{
    private readonly PlanRequest request;
    private readonly Func<PlanRequest, bool> solvable;

    private Relaxations(PlanRequest request, Func<PlanRequest, bool> solvable)
    {
        this.request = request;
        this.solvable = solvable;
    }

    /// <summary>One conflict for each group that would do, or one that says that none alone does.</summary>
    /// <param name="solvable">Whether a plan of a relaxed request is found in time.</param>
    public static IReadOnlyList<PlanConflict> Find(PlanRequest request, Func<PlanRequest, bool> solvable) =>
        new Relaxations(request, solvable).Find();

    private List<PlanConflict> Find()
    {
        List<PlanConflict> found =
        [
            .. new[] { Pins(), Blocked(), Exceptions(), Fill(), Stations(), Breaks(), Campuses() }.OfType<PlanConflict>(),
        ];
        if (found.Count == 0)
        {
            found.Add(
                new(
                    PlanConflictKind.Several,
                    "",
                    "各项要求合在一起无法排出采集安排, 只放宽其中一项也未找到可行的安排。请同时放宽固定、不能到场的时间和单独采集中的几项, 或增加机位和场次。",
                    "Together the constraints leave no plan, and none was found by relaxing one of them alone. Relax several: pins, blocked times, students who come apart; or add stations and sessions."
                )
            );
        }

        return found;
    }

    private PlanConflict? Pins()
    {
        var least = Least(request.Pins, left => request with { Pins = left });
        return least is null
            ? null
            : new(
                PlanConflictKind.Pin,
                least[0].ClassName,
                $"固定的时段使安排不可行。取消这些班级的固定即可: {Names(least.Select(p => p.ClassName))}。",
                $"The pins leave no plan. It is enough to unpin: {Names(least.Select(p => p.ClassName))}."
            );
    }

    private PlanConflict? Blocked()
    {
        var least = Least(
            [.. request.Classes.Where(c => c.Blocked.Count > 0)],
            left => request with { Classes = Unblocked(left) }
        );
        return least is null
            ? null
            : new(
                PlanConflictKind.Blocked,
                least[0].Name,
                $"班级不能到场的时间使安排不可行。放开这些班级的时间即可: {Names(least.Select(c => c.Name))}。",
                $"The blocked times leave no plan. It is enough to unblock the time of: {Names(least.Select(c => c.Name))}."
            );
    }

    private List<PlanClass> Unblocked(IReadOnlyList<PlanClass> left)
    {
        var kept = left.Select(c => c.Name).ToHashSet();
        return [.. request.Classes.Select(c => kept.Contains(c.Name) ? c : c with { Blocked = [] })];
    }

    private PlanConflict? Exceptions()
    {
        var asking = request.Classes.SelectMany(c => c.Exceptions).Where(e => e.SessionId is not null || e.Blocked.Count > 0);
        var least = Least([.. asking], left => request with { Classes = Unasked(left) });
        return least is null
            ? null
            : new(
                PlanConflictKind.Exception,
                least[0].StudentNo,
                $"单独采集的学生的要求使安排不可行。放宽这些学生的场次和时间即可: {Names(least.Select(e => e.StudentNo))}。",
                $"What is asked for students who come apart leaves no plan. It is enough to relax session and time of: {Names(least.Select(e => e.StudentNo))}."
            );
    }

    private List<PlanClass> Unasked(IReadOnlyList<PlanException> left)
    {
        var kept = left.Select(e => e.StudentNo).ToHashSet();
        return
        [
            .. request.Classes.Select(c =>
                c with
                {
                    Exceptions = [.. c.Exceptions.Select(e => kept.Contains(e.StudentNo) ? e : new(e.StudentNo, null, []))],
                }
            ),
        ];
    }

    private PlanConflict? Fill()
    {
        var (low, high) = (request.FillPercent, 100);
        if (low == high || !solvable(request with { FillPercent = high }))
        {
            return null;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = solvable(request with { FillPercent = middle }) ? (low, middle) : (middle, high);
        }

        return new(
            PlanConflictKind.Places,
            "",
            $"班级大小与时段容量不合, 按 {request.FillPercent}% 使用率排不下。把使用率提高到 {high}% 即可。",
            $"The classes do not fit the slots at a fill of {request.FillPercent}%. Raising it to {high}% is enough."
        );
    }

    private PlanConflict? Stations()
    {
        foreach (var more in new[] { 1, 2, 4, 8 })
        {
            if (solvable(Sessions(s => s with { Session = s.Session with { Stations = s.Session.Stations + more } })))
            {
                return new(
                    PlanConflictKind.Places,
                    "",
                    $"班级大小与时段容量不合。每个场次增加 {more} 个机位即可。",
                    $"The classes do not fit the slots. {English.Count(more, "more station", "more stations")} in each session would be enough."
                );
            }
        }

        return null;
    }

    private PlanConflict? Breaks() =>
        request.Sessions.Any(s => s.Session.Breaks.Count > 0)
        && solvable(Sessions(s => s with { Session = s.Session with { Breaks = [] } }))
            ? new(
                PlanConflictKind.Breaks,
                "",
                "场次的休息时间使安排不可行。取消或缩短休息即可。",
                "The breaks of the sessions leave no plan. It is enough to drop or shorten them."
            )
            : null;

    private PlanConflict? Campuses() =>
        request.Classes.Select(c => c.Campus).Distinct().Skip(1).Any() && solvable(Sessions(s => s with { Campus = null }))
            ? new(
                PlanConflictKind.Campus,
                "",
                "班级只能去本校区的场次, 使安排不可行。允许部分班级到其他校区采集即可。",
                "That classes come to sessions of their own campus leaves no plan. It is enough to let some go to another campus."
            )
            : null;

    private PlanRequest Sessions(Func<PlanSession, PlanSession> change) =>
        request with
        {
            Sessions = [.. request.Sessions.Select(change)],
        };

    /// <summary>
    /// A set of items as small as halving finds it, without which there is a plan; null where there is none without all of them.
    /// </summary>
    private List<T>? Least<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, PlanRequest> keeping)
        where T : class
    {
        if (items.Count == 0 || !solvable(keeping([])))
        {
            return null;
        }

        List<T> least = [.. items];
        for (var size = (items.Count + 1) / 2; ; size = (size + 1) / 2)
        {
            foreach (var chunk in least.Chunk(size).ToList())
            {
                List<T> fewer = [.. least.Except(chunk)];
                if (fewer.Count > 0 && solvable(keeping([.. items.Except(fewer)])))
                {
                    least = fewer;
                }
            }

            if (size == 1)
            {
                return least;
            }
        }
    }

    private static string Names(IEnumerable<string> names)
    {
        var list = names.ToList();
        return string.Join(", ", list.Take(8)) + (list.Count > 8 ? " …" : "");
    }
}

namespace Dengke.Timetable;

/// <summary>
/// What rules a plan out at first sight. Whatever is found here is proof, and says more than a search would; where nothing is
/// found, there may still be no plan.
/// </summary>
internal static class Screen
{
    public static IReadOnlyList<PlanConflict> Find(PlanRequest request, Grid grid)
    {
        List<PlanConflict> found =
        [
            .. CampusesWithoutSession(request),
            .. PinScreen.Find(request, grid),
            .. grid.Demands.Where(d => d.Spans.Count == 0).Select(d => WithoutSpan(d, grid)).OfType<PlanConflict>(),
        ];
        found.AddRange(PlacesScreen.Find(request, grid));
        return found.Count > 0 ? found : PlacesScreen.FindInTime(grid);
    }

    private static IEnumerable<PlanConflict> CampusesWithoutSession(PlanRequest request) =>
        from @class in request.Classes
        where @class.Campus is not null && NeedsCampus(@class)
        where !request.Sessions.Any(s => DemandList.Admits(s, @class.Campus))
        group @class by @class.Campus into campus
        select new PlanConflict(
            PlanConflictKind.NoSession,
            campus.Key,
            $"{campus.Key}校区有 {campus.Count()} 个班级、{campus.Sum(c => c.Students)} 名学生, 但没有采集场次。请为该校区安排场次。",
            $"Campus {campus.Key} has {English.Count(campus.Count(), "class", "classes")} with {campus.Sum(c => c.Students)} students but no session. Give it a session."
        );

    private static bool NeedsCampus(PlanClass @class) => @class.Together > 0 || @class.Exceptions.Any(e => e.SessionId is null);

    private static PlanConflict? WithoutSpan(Demand demand, Grid grid)
    {
        if (demand.Exception is not null)
        {
            return WithoutSlot(demand, demand.Exception, grid);
        }

        var admitted = grid.Slots.Select(s => DemandList.Admits(grid.Sessions[s.Session], demand.Class.Campus)).ToList();
        if (demand.Pinned || !admitted.Contains(true))
        {
            return null;
        }

        var name = demand.Class.Name;
        if (grid.Spans(demand.Size, admitted).Any())
        {
            return demand.Open.Contains(true)
                ? new(
                    PlanConflictKind.Blocked,
                    name,
                    $"班级“{name}”未被占用的时段中, 没有能容下全班 {demand.Size} 人的一个或几个相邻时段。请减少该班不能到场的时间。",
                    $"In the slots that are not blocked for class {name} no adjoining ones hold its {demand.Size} students. Unblock some of its time."
                )
                : new(
                    PlanConflictKind.Blocked,
                    name,
                    $"班级“{name}”在所有场次的每个时段都不能到场。请减少该班不能到场的时间, 或增加场次。",
                    $"Every slot of every session is blocked for class {name}. Unblock some of its time or add a session."
                );
        }

        var most = LongestRun(grid, admitted);
        return new(
            PlanConflictKind.TooLarge,
            name,
            $"班级“{name}”有 {demand.Size} 人一起采集, 而两次休息之间的连续时段最多容纳 {most} 人。请增加机位、缩短休息, 或拆分班级。",
            $"Class {name} comes with {demand.Size} students, and slots without a break between them hold {most} at most. Add stations, shorten a break or divide the class."
        );
    }

    private static PlanConflict? WithoutSlot(Demand demand, PlanException exception, Grid grid)
    {
        var (name, number) = (demand.Class.Name, exception.StudentNo);
        if (exception.SessionId is { } id && grid.Sessions.All(s => s.Session.Id != id))
        {
            return new(
                PlanConflictKind.Exception,
                number,
                $"班级“{name}”的学生 {number} 指定了场次“{id}”, 但没有这个场次。请改为其他场次。",
                $"Student {number} of class {name} is to come to session {id}, which does not exist. Name another session."
            );
        }

        if (exception.SessionId is null && !grid.Sessions.Any(s => DemandList.Admits(s, demand.Class.Campus)))
        {
            return null;
        }

        return new(
            PlanConflictKind.Exception,
            number,
            $"班级“{name}”的学生 {number} 在可去场次的每个时段都不能到场。请减少其不能到场的时间, 或改为其他场次。",
            $"Every slot that student {number} of class {name} could take is blocked. Unblock some of their time or name another session."
        );
    }

    private static int LongestRun(Grid grid, List<bool> admitted)
    {
        var (most, run) = (0, 0);
        foreach (var (s, slot) in grid.Slots.Index())
        {
            run = !admitted[s] || slot.Room == 0 ? 0 : (slot.Adjoins ? run : 0) + slot.Room;
            most = Math.Max(most, run);
        }

        return most;
    }
}

/// <summary>Plural of English nouns.</summary>
internal static class English
{
    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}

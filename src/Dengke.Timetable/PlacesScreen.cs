using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Timetable;

/// <summary>Finds students who between them have fewer places than they are.</summary>
internal static class PlacesScreen
{
    /// <summary>Too few places in all, on a campus, or in a session for those who have to come to it.</summary>
    public static IEnumerable<PlanConflict> Find(PlanRequest request, Grid grid)
    {
        HashSet<string> told = [];
        foreach (var campus in request.Classes.Select(c => c.Campus).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var sessions = Where(grid, s => DemandList.Admits(s, campus));
            if (sessions.Count > 0 && Short(request, grid, sessions) is { } need)
            {
                told.UnionWith(sessions.Select(s => grid.Sessions[s].Session.Id));
                yield return Of(request, grid, sessions, need, campus, $"{campus}校区", $"Campus {campus}");
            }
        }

        foreach (var (index, session) in grid.Sessions.Index())
        {
            var id = session.Session.Id;
            if (!told.Contains(id) && Short(request, grid, [index]) is { } need)
            {
                told.Add(id);
                yield return Of(request, grid, [index], need, id, $"场次“{id}”", $"Session {id}");
            }
        }

        if (told.Count == 0 && Short(request, grid, Where(grid, _ => true)) is { } all)
        {
            yield return Of(request, grid, Where(grid, _ => true), all, "", "全部场次", "All sessions together");
        }
    }

    /// <summary>Too few places in the slots that pins or blocked times leave to some.</summary>
    public static IReadOnlyList<PlanConflict> FindInTime(Grid grid)
    {
        var reaches = grid
            .Demands.Where(d => d.Spans.Count > 0)
            .Select(d => (Demand: d, From: d.Spans.Min(s => s.First), To: d.Spans.Max(s => s.Last)))
            .ToList();
        foreach (var from in reaches.Select(r => r.From).Distinct().Order())
        {
            foreach (var to in reaches.Where(r => r.From >= from).Select(r => r.To).Distinct().Order())
            {
                var within = reaches.Where(r => r.From >= from && r.To <= to).Select(r => r.Demand).ToList();
                var need = within.Sum(d => d.Size);
                var have = grid.Slots.Skip(from).Take(to - from + 1).Sum(s => s.Room);
                if (need > have)
                {
                    return [Crowded(grid, within, from, to, need, have)];
                }
            }
        }

        return [];
    }

    private static PlanConflict Crowded(Grid grid, List<Demand> within, int from, int to, int need, int have)
    {
        var pinned = within.Where(d => d.Pinned).Select(d => d.Class.Name).ToList();
        var (kind, chinese, english) =
            pinned.Count > 0
                ? (
                    PlanConflictKind.Pin,
                    $"请把其中固定的班级({Names(pinned)})移到其他时段",
                    $"Pin some of these classes elsewhere: {Names(pinned)}"
                )
                : (
                    PlanConflictKind.Blocked,
                    $"请减少班级({Names(Classes(within))})不能到场的时间",
                    $"Unblock some of the time of these classes: {Names(Classes(within))}"
                );
        var subject = pinned.Count > 0 ? pinned[0] : within[0].Class.Name;
        var (first, last) = (grid.Slots[from], grid.Slots[to]);
        var (opens, closes) = (first.Time.Start, last.Time.End);
        var (a, b) = (grid.Sessions[first.Session].Session.Id, grid.Sessions[last.Session].Session.Id);
        return new(
            kind,
            subject,
            $"从场次“{a}”{ChinaTime.Describe(opens)}到场次“{b}”{ChinaTime.Describe(closes)}只能容纳 {have} 人, 而只能在此期间采集的有 {need} 人。{chinese}, 或增加机位。",
            $"From {ChinaTime.DescribeInEnglish(opens)} in session {a} to {ChinaTime.DescribeInEnglish(closes)} in session {b} there are {have} places for {need} students who cannot come at another time. {english}, or add stations."
        );
    }

    private static IEnumerable<string> Classes(List<Demand> demands) => demands.Select(d => d.Class.Name).Distinct();

    private static string Names(IEnumerable<string> names)
    {
        var list = names.ToList();
        return string.Join(", ", list.Take(5)) + (list.Count > 5 ? " …" : "");
    }

    private static List<int> Where(Grid grid, Func<PlanSession, bool> admits) =>
        [.. grid.Sessions.Index().Where(s => admits(s.Item)).Select(s => s.Index)];

    /// <summary>How many have to come to these sessions, where they hold fewer.</summary>
    private static int? Short(PlanRequest request, Grid grid, List<int> sessions)
    {
        var need = grid.Demands.Where(d => IsBound(d, grid, sessions)).Sum(d => d.Size);
        return need > Have(grid, sessions, request.FillPercent, 0) ? need : null;
    }

    /// <summary>Whether they can go nowhere else, times aside.</summary>
    private static bool IsBound(Demand demand, Grid grid, List<int> sessions)
    {
        var may = Where(
            grid,
            s => demand.Exception?.SessionId is { } id ? s.Session.Id == id : DemandList.Admits(s, demand.Class.Campus)
        );
        return may.Count > 0 && may.TrueForAll(sessions.Contains);
    }

    private static int Have(Grid grid, List<int> sessions, int fillPercent, int moreStations) =>
        sessions.Sum(s =>
        {
            var session = grid.Sessions[s].Session;
            return SessionSlots
                .Of(session with { Stations = session.Stations + moreStations })
                .Sum(t => Grid.Room(t, fillPercent));
        });

    private static PlanConflict Of(
        PlanRequest request,
        Grid grid,
        List<int> sessions,
        int need,
        string subject,
        string chinese,
        string english
    )
    {
        var have = Have(grid, sessions, request.FillPercent, 0);
        var remedies = Remedies(request, grid, sessions, need, have).ToList();
        return new(
            PlanConflictKind.Places,
            subject,
            $"{chinese}需要 {need} 个名额, 按 {request.FillPercent}% 使用率只有 {have} 个, 缺 {need - have} 个。可{string.Join(", 或", remedies.Select(r => r.Chinese))}。",
            $"{english}: {need} places are needed, and at a fill of {request.FillPercent}% there are {have}, {need - have} too few. {string.Join("; or ", remedies.Select(r => r.English))}."
        );
    }

    private static IEnumerable<(string Chinese, string English)> Remedies(
        PlanRequest request,
        Grid grid,
        List<int> sessions,
        int need,
        int have
    )
    {
        foreach (var more in Enumerable.Range(1, 50).Where(m => Have(grid, sessions, request.FillPercent, m) >= need).Take(1))
        {
            yield return ($"每个场次增加 {more} 个机位", $"Add {English.Count(more, "station", "stations")} to each session");
        }

        var fills = Enumerable.Range(request.FillPercent, 101 - request.FillPercent);
        foreach (var fill in fills.Where(f => Have(grid, sessions, f, 0) >= need).Take(1))
        {
            yield return ($"把使用率提高到 {fill}%", $"Raise the fill to {fill}%");
        }

        var widest = sessions.Select(s => grid.Sessions[s].Session).MaxBy(s => s.Stations * s.RatePerHour)!;
        var hourly = widest.Stations * widest.RatePerHour * request.FillPercent / 100.0;
        if (hourly > 0)
        {
            var hours = Math.Ceiling((need - have) / hourly * 2) / 2;
            yield return ($"把场次共延长约 {hours:0.#} 小时", $"Lengthen the sessions by about {hours:0.#} h in all");
        }
    }
}

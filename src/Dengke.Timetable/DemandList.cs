namespace Dengke.Timetable;

/// <summary>Takes a request apart into those who come together.</summary>
internal static class DemandList
{
    public static IReadOnlyList<Demand> Of(PlanRequest request, Grid grid)
    {
        var pins = request.Pins.ToLookup(p => p.ClassName);
        var previous = request.Previous.ToLookup(p => (p.ClassName, p.StudentNo));
        List<Demand> demands = [];
        foreach (var @class in request.Classes.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            if (@class.Together > 0)
            {
                demands.Add(OfClass(@class, pins[@class.Name], previous[(@class.Name, null)], grid));
            }

            foreach (var exception in @class.Exceptions.OrderBy(e => e.StudentNo, StringComparer.Ordinal))
            {
                demands.Add(OfException(@class, exception, previous[(@class.Name, exception.StudentNo)], grid));
            }
        }

        return demands;
    }

    /// <summary>Whether a class may go to a session.</summary>
    public static bool Admits(PlanSession session, string? campus) =>
        session.Campus is null || campus is null || session.Campus == campus;

    private static Demand OfClass(PlanClass @class, IEnumerable<PlanPin> pins, IEnumerable<Placement> before, Grid grid)
    {
        bool[] open =
        [
            .. grid.Slots.Select(s =>
                Admits(grid.Sessions[s.Session], @class.Campus) && !@class.Blocked.Any(b => b.Overlaps(s.Time.Window))
            ),
        ];
        var starts = pins.Select(p => grid.Find(p.SessionId, p.Start)).ToList();
        var spans = grid.Spans(@class.Together, open).Where(s => starts.TrueForAll(p => p == s.First));
        return new(@class, null, @class.Together, open)
        {
            Spans = [.. spans],
            Pinned = starts.Count > 0,
            Before = BeforeOf(before, grid),
        };
    }

    private static Demand OfException(PlanClass @class, PlanException exception, IEnumerable<Placement> before, Grid grid)
    {
        bool[] open =
        [
            .. grid.Slots.Select(s =>
                IsFor(exception, @class, grid.Sessions[s.Session]) && !exception.Blocked.Any(b => b.Overlaps(s.Time.Window))
            ),
        ];
        return new(@class, exception, 1, open) { Spans = [.. grid.Spans(1, open)], Before = BeforeOf(before, grid) };
    }

    private static bool IsFor(PlanException exception, PlanClass @class, PlanSession session) =>
        exception.SessionId is { } id ? session.Session.Id == id : Admits(session, @class.Campus);

    private static Before? BeforeOf(IEnumerable<Placement> placements, Grid grid)
    {
        var known = placements
            .Select(p => (Slot: grid.Find(p.SessionId, p.Start), p.Students))
            .OrderBy(p => p.Slot ?? -1)
            .ToList();
        if (known is not [({ } first, _), ..])
        {
            return null;
        }

        return known.Index().All(p => p.Item.Slot == first + p.Index) ? new(first, [.. known.Select(p => p.Students)]) : null;
    }
}

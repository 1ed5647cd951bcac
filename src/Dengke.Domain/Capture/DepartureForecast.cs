using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Capture;

/// <summary>When the last one will leave a hall that is at work (DSH-1).</summary>
public static class DepartureForecast
{
    /// <summary>Those who wait are photographed at the hall's present pace, those of later slots from when they come; nobody in a break.</summary>
    /// <param name="waiting">In the hall and not photographed, at the stations included.</param>
    /// <param name="toCome">How many are still expected in each slot that is not over, by its start.</param>
    /// <param name="perHour">How many the hall photographs in an hour.</param>
    /// <param name="now">Or the opening, where that is later.</param>
    /// <returns>Null where nobody is left, or nobody is photographed.</returns>
    public static DateTimeOffset? Last(
        CaptureSession session,
        DateTimeOffset now,
        int waiting,
        IEnumerable<(DateTimeOffset Start, double People)> toCome,
        double perHour
    )
    {
        if (perHour <= 0)
        {
            return null;
        }

        var at = Later(now, session.Window.OpensAt);
        DateTimeOffset? last = null;
        var groups = toCome.OrderBy(s => s.Start).Prepend((Start: at, People: waiting));
        foreach (var (start, people) in groups.Where(g => g.People > 0))
        {
            at = Work(session, Later(at, start), TimeSpan.FromHours(people / perHour));
            last = at;
        }

        return last;
    }

    private static DateTimeOffset Work(CaptureSession session, DateTimeOffset from, TimeSpan work)
    {
        foreach (var pause in session.Breaks.OrderBy(b => b.Opens).Where(b => b.ClosesAt > from))
        {
            if (pause.OpensAt >= from + work)
            {
                break;
            }

            work -= Later(pause.OpensAt, from) - from;
            from = pause.ClosesAt;
        }

        return from + work;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

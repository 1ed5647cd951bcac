using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Capture;

/// <summary>A slot 时段 of a session: from <paramref name="Start"/> on and before <paramref name="End"/>, local time in China.</summary>
/// <param name="Index">0-based within the session.</param>
/// <param name="Capacity">How many students its stations photograph in that time; 0 where a break leaves too little of it.</param>
public sealed record SlotTime(int Index, DateTime Start, DateTime End, int Capacity)
{
    public Window Window => new(Start, End);
}

/// <summary>Cuts the hours of a session into slots (SCH-1).</summary>
public static class SessionSlots
{
    /// <summary>
    /// The slots in order. A break or the closing of the session shortens the slot before it; after a break slots begin anew.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The session's slots have no length.</exception>
    public static IReadOnlyList<SlotTime> Of(CaptureSession session)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(session.SlotMinutes, nameof(session));
        List<SlotTime> slots = [];
        foreach (var open in OpenStretches(session))
        {
            for (var start = open.Opens; start < open.Closes; )
            {
                var whole = start.AddMinutes(session.SlotMinutes);
                var end = whole < open.Closes ? whole : open.Closes;
                slots.Add(new(slots.Count, start, end, Capacity(session, end - start)));
                start = end;
            }
        }

        return slots;
    }

    private static IEnumerable<Window> OpenStretches(CaptureSession session)
    {
        var from = session.Window.Opens;
        foreach (var pause in session.Breaks.Where(b => b.Opens < b.Closes && b.Overlaps(session.Window)).OrderBy(b => b.Opens))
        {
            if (from < pause.Opens)
            {
                yield return new(from, pause.Opens);
            }

            from = pause.Closes > from ? pause.Closes : from;
        }

        if (from < session.Window.Closes)
        {
            yield return new(from, session.Window.Closes);
        }
    }

    private static int Capacity(CaptureSession session, TimeSpan length) =>
        (int)((long)session.Stations * session.RatePerHour * length.Ticks / TimeSpan.TicksPerHour);
}

using Dengke.Domain.Campaigns;

namespace Dengke.Timetable;

/// <summary>A session whose slots are given out.</summary>
/// <param name="Campus">The name of the campus it is held on; null where it takes students of any campus.</param>
public sealed record PlanSession(CaptureSession Session, string? Campus);

/// <summary>A class that comes to one session together.</summary>
/// <param name="Name">Unique within the request.</param>
/// <param name="Campus">Null where the class can come to any session.</param>
/// <param name="Students">All its students, those who come apart from it included.</param>
public sealed record PlanClass(string Name, string College, string? Campus, int Students)
{
    /// <summary>When the class cannot come; a slot that overlaps one of them is closed to it.</summary>
    public IReadOnlyList<Window> Blocked { get; init; } = [];

    /// <summary>Students who come on their own.</summary>
    public IReadOnlyList<PlanException> Exceptions { get; init; } = [];

    /// <summary>How many come together.</summary>
    internal int Together => Students - Exceptions.Count;
}

/// <summary>A student who comes apart from the class and is counted in its students.</summary>
/// <param name="StudentNo">Unique within the request.</param>
/// <param name="SessionId">The session they come to, of whatever campus; null for any session the class could come to.</param>
/// <param name="Blocked">When the student cannot come; what is blocked for the class does not count.</param>
public sealed record PlanException(string StudentNo, string? SessionId, IReadOnlyList<Window> Blocked);

/// <summary>A class whose first slot is settled.</summary>
/// <param name="Start">When that slot starts, local time in China.</param>
public sealed record PlanPin(string ClassName, string SessionId, DateTime Start);

/// <summary>Students of a class in one slot; a class over several slots has one placement for each.</summary>
/// <param name="StudentNo">Null for the class; otherwise the one student who comes apart from it.</param>
/// <param name="Start">When the slot starts, local time in China.</param>
public sealed record Placement(string ClassName, string? StudentNo, string SessionId, DateTime Start, int Students);

/// <summary>What a timetable has to satisfy.</summary>
public sealed record PlanRequest
{
    public required IReadOnlyList<PlanSession> Sessions { get; init; }

    public required IReadOnlyList<PlanClass> Classes { get; init; }

    public IReadOnlyList<PlanPin> Pins { get; init; } = [];

    /// <summary>An earlier plan, from which to depart as little as possible; what it says of unknown classes is passed over.</summary>
    public IReadOnlyList<Placement> Previous { get; init; } = [];

    /// <summary>How much of a slot's capacity is given out, 1 to 100; the rest is left for those who come late.</summary>
    public int FillPercent { get; init; } = 90;
}

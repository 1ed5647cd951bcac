using Dengke.Domain.Capture;

namespace Dengke.Data;

/// <summary>A version of the capture timetable: which class comes when (SCH-1).</summary>
public sealed class TimetableVersion : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>From 1 in each campaign.</summary>
    public int Number { get; init; }

    public TimetableState State { get; set; }

    /// <summary>The share of every slot that is planned, in percent, 10 to 100; the rest is room for swaps.</summary>
    public int FillPercent { get; init; }

    /// <summary>How long the solver took, in milliseconds; null for one made by hand.</summary>
    public int? SolvedInMs { get; init; }

    /// <summary>Whether nothing better is possible.</summary>
    public bool Optimal { get; init; }

    public required string MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public string? PublishedBy { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public int Version { get; set; }

    public List<TimetablePlacement> Placements { get; init; } = [];
}

/// <summary>A class, or as many of it as there is room for, in one slot.</summary>
public sealed class TimetablePlacement
{
    public Guid Id { get; init; }

    public Guid TimetableId { get; init; }

    public required string ClassName { get; init; }

    /// <summary>The one student who comes apart from the class; null for the class.</summary>
    public string? StudentNo { get; init; }

    public required string SessionId { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public int Students { get; init; }
}

/// <summary>What a timetable rule says.</summary>
public enum TimetableRuleKind
{
    /// <summary>The class begins in that slot.</summary>
    Pin,

    /// <summary>The class, or the student, cannot come in that time.</summary>
    Blocked,

    /// <summary>The student comes to that session and not with the class.</summary>
    Session,
}

/// <summary>What the timetable has to respect beyond the campaign: pinned classes, lessons, individual exceptions.</summary>
public sealed class TimetableRule
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public TimetableRuleKind Kind { get; init; }

    /// <summary>The class it is about; null for a student.</summary>
    public string? ClassName { get; init; }

    public Guid? StudentId { get; init; }

    public string? SessionId { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required string Reason { get; init; }

    /// <summary>The course timetable file it was read from; null for one made by hand.</summary>
    public string? Source { get; init; }

    public required string AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}

/// <summary>A slot of a session with its places. <see cref="Taken"/> is changed by conditional update alone.</summary>
public sealed class CaptureSlot
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public required string SessionId { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; set; }

    public int Capacity { get; set; }

    public int Taken { get; set; }
}

/// <summary>A student's slot; a student without a row has none.</summary>
public sealed class StudentSlot : IVersioned
{
    public Guid StudentId { get; init; }

    public required string CampaignId { get; init; }

    public Guid SlotId { get; set; }

    /// <summary>Chosen by the student in place of the class's slot; a new timetable that leaves the class where it is leaves this.</summary>
    public bool Swapped { get; set; }

    public DateTimeOffset Since { get; set; }

    public int Version { get; set; }

    public CaptureSlot? Slot { get; init; }
}

using Dengke.Domain.Capture;

namespace Dengke.Data;

/// <summary>One person's place in the hall of a session, from the door to the photo (CAP-1, CAP-2).</summary>
public sealed class HallTicket : IVersioned, ITicket
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public required string SessionId { get; init; }

    public Guid StudentId { get; init; }

    public int Number { get; init; }

    public TicketState State { get; set; }

    /// <summary>The start of the person's slot; for one without a slot, the time of arrival.</summary>
    public DateTimeOffset SlotStartsAt { get; init; }

    public DateTimeOffset ArrivedAt { get; init; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>Why it goes before others; null for nobody's turn but its own.</summary>
    public string? PriorityReason { get; set; }

    public int? Station { get; set; }

    public DateTimeOffset? CalledAt { get; set; }

    public int Calls { get; set; }

    public DateTimeOffset? BegunAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the person was told that their turn comes soon; null for not yet.</summary>
    public DateTimeOffset? ToldSoonAt { get; set; }

    /// <summary>Who let the person in.</summary>
    public required string AdmittedBy { get; init; }

    public int Version { get; set; }

    public Student? Student { get; init; }
}

/// <summary>A numbered station in the hall of a session.</summary>
public sealed class HallStation : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public required string SessionId { get; init; }

    public int Number { get; init; }

    public bool Open { get; set; }

    public required string ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>What a hall counts: its tickets, and every change in it, by which boards on every node see that there is something new.</summary>
public sealed class HallCounter
{
    public required string CampaignId { get; init; }

    public required string SessionId { get; init; }

    public int LastTicket { get; set; }

    public long Changes { get; set; }
}

/// <summary>What became of a shot, as the vendor's file says.</summary>
public enum ShotOutcome
{
    Accepted,
    Rejected,
    Missing,
}

/// <summary>A line of the shot-number log 拍摄号: which ticket the vendor's system gave which number (CAP-8).</summary>
public sealed class ShotEntry
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public required string SessionId { get; init; }

    public Guid TicketId { get; init; }

    public Guid StudentId { get; init; }

    public required string ShotNumber { get; init; }

    public int Station { get; init; }

    public DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Why the entry does not hold; null for one that does.</summary>
    public string? VoidReason { get; set; }

    /// <summary>Null until the vendor's file says.</summary>
    public ShotOutcome? Outcome { get; set; }

    public string? OutcomeNote { get; set; }

    public DateTimeOffset? OutcomeAt { get; set; }
}

/// <summary>That a portrait of a student was taken. Of each student at most one counts.</summary>
public sealed class CapturedPhoto
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    public PhotoState State { get; set; }

    /// <summary>The session's id, or <see cref="MakeUp"/>.</summary>
    public required string Occasion { get; init; }

    /// <summary>Of one that was noted in the hall: when it was noted, until the station hands over the shot.</summary>
    public DateTimeOffset TakenAt { get; set; }

    public string? ShotNumber { get; set; }

    /// <summary>Why it was rejected, or why a newer one was taken.</summary>
    public string? Reason { get; set; }

    /// <summary>The one that counts in its place.</summary>
    public Guid? ReplacedById { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The occasion of a portrait taken at the studio.</summary>
    public const string MakeUp = "make_up";
}

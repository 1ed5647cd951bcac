namespace Dengke.Data;

/// <summary>A message to one person inside the program (MSG-1).</summary>
public sealed class InboxMessage
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>The outbox message that it was made from, at most once for each person; null for a reminder.</summary>
    public Guid? OutboxId { get; init; }

    /// <summary>The id of the template.</summary>
    public required string Template { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>The page that it leads to, e.g. <c>/me</c>.</summary>
    public required string Link { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>That the people of a college were reminded of a deadline (CON-6), or those of a capture session of their codes (COD-2): once for each number of days before it.</summary>
public sealed class Reminder
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>The college, <c>session:</c> and the id of the capture session, or <c>make_up</c>.</summary>
    public required string About { get; init; }

    /// <summary>The deadline they were reminded of; a moved one is another.</summary>
    public DateTimeOffset Deadline { get; init; }

    public int Days { get; init; }

    public DateTimeOffset SentAt { get; init; }
}

using Dengke.Domain.Campaigns;

namespace Dengke.Data;

/// <summary>A message to one person (MSG-1). It stands in the program at once; what else carries it are its deliveries.</summary>
public sealed class InboxMessage
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>Null for a student who has no account and is reached by other channels, if at all.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The student whom it is to; null for staff.</summary>
    public Guid? StudentId { get; init; }

    public MessageAudience Audience { get; init; }

    /// <summary>The addressee's name, for those who have no account to look it up at.</summary>
    public string Addressee { get; init; } = "";

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

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>Waiting for its turn, the end of the quiet hours, or another try.</summary>
    Queued,

    /// <summary>Handed to the server of the channel, which has taken it.</summary>
    Sent,

    /// <summary>The channel has told that it has arrived.</summary>
    Delivered,

    /// <summary>The channel is not set up here, or not for such people: not tried.</summary>
    NotConfigured,

    /// <summary>There is no address of the person for the channel: not tried.</summary>
    NoAddress,

    /// <summary>Refused, or tried for two days; why is in <see cref="MessageDelivery.Reason"/>.</summary>
    GivenUp,
}

/// <summary>One message on its way to one person through one channel outside the program (MSG-2).</summary>
public sealed class MessageDelivery
{
    /// <summary>Also its Message-Id and idempotency key: whatever is sent again is known by it.</summary>
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid MessageId { get; init; }

    public MessageChannel Channel { get; init; }

    public DeliveryState State { get; set; }

    public required string Subject { get; init; }

    /// <summary>What is sent, with the link as <c>/m/TOKEN</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Of its own link, which leads through sign-in to what the message is about.</summary>
    public required string Token { get; init; }

    public bool Urgent { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>Until when a node is at it; one that died loses it by time.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>When its link was followed by the addressee.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Why it did not work, or not yet.</summary>
    public string? Reason { get; set; }
}

/// <summary>Where contact details come from.</summary>
public enum ContactSource
{
    /// <summary>The registrar's file.</summary>
    Imported,

    /// <summary>The person themselves, whose word goes before any file.</summary>
    Own,
}

/// <summary>A person's telephone and mail address, sealed.</summary>
public sealed class PersonContact : IVersioned
{
    public Guid Id { get; init; }

    /// <summary><c>student:</c> and the 学号, or <c>account:</c> and the account's id.</summary>
    public required string Holder { get; init; }

    public string? SealedPhone { get; set; }

    public string? SealedEmail { get; set; }

    public ContactSource Source { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
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

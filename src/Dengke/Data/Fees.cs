using Dengke.Domain.Campaigns;

namespace Dengke.Data;

/// <summary>A fee that was taken or waived (PAY-1). Never deleted; a wrong one is voided.</summary>
public sealed class Payment
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    /// <summary>The session's id, or <see cref="CapturedPhoto.MakeUp"/>. Of each student one that holds for each occasion.</summary>
    public required string Occasion { get; init; }

    /// <summary>From 1 in each campaign; part of the receipt's number.</summary>
    public int Receipt { get; init; }

    /// <summary>In fen; 0 for a waiver.</summary>
    public long AmountFen { get; init; }

    /// <summary>Null for a waiver.</summary>
    public PaymentMethod? Method { get; init; }

    public string? WaiverReason { get; init; }

    public Guid OperatorId { get; init; }

    public required string OperatorName { get; init; }

    /// <summary>The day of the takings, in China.</summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? VoidedAt { get; set; }

    public string? VoidedBy { get; set; }

    public string? VoidReason { get; set; }
}

/// <summary>The last receipt of a campaign; raised by conditional update alone.</summary>
public sealed class ReceiptCounter
{
    public required string CampaignId { get; init; }

    public int Last { get; set; }
}

/// <summary>An operator's takings of a day, counted and signed for. Append-only.</summary>
public sealed class TillClosing
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public DateOnly Day { get; init; }

    public Guid OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public long CashRecordedFen { get; init; }

    public long CashCountedFen { get; init; }

    public long AlipayFen { get; init; }

    public long WeChatFen { get; init; }

    /// <summary>Payments and waivers that hold.</summary>
    public int Entries { get; init; }

    public int Voided { get; init; }

    /// <summary>Why counted and recorded differ; null where they do not.</summary>
    public string? Note { get; init; }

    public DateTimeOffset ClosedAt { get; init; }
}

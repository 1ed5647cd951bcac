using Dengke.Domain.MakeUp;

namespace Dengke.Data;

/// <summary>An hour of the studio with its places, made when first booked. <see cref="Taken"/> is changed by conditional update alone.</summary>
public sealed class StudioSlot
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public int Taken { get; set; }
}

/// <summary>A student's booking at the studio (MUP-1); at most one that is still to come.</summary>
public sealed class StudioBooking : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid StudentId { get; init; }

    public Guid SlotId { get; set; }

    public BookingState State { get; set; }

    /// <summary>Why there is to be another portrait, for one who has one; null for a first one.</summary>
    public string? RetakeReason { get; init; }

    public DateTimeOffset BookedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who confirmed school, college, student number and name at the desk (MUP-2).</summary>
    public string? ConfirmedBy { get; set; }

    public int Version { get; set; }

    public StudioSlot? Slot { get; init; }

    public Student? Student { get; init; }
}

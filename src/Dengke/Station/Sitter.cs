using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>Who stands before the camera: a code, a ticket and a slot, no name.</summary>
/// <param name="Token">Of the code that was scanned.</param>
/// <param name="Session">The session's id.</param>
/// <param name="Ticket">The number in the queue, where it is known.</param>
/// <param name="Slot">When their slot begins, where it is known.</param>
internal sealed record Sitter(string Token, string Session, int? Ticket, DateTimeOffset? Slot)
{
    /// <summary>Whether the day pack has no payment of theirs.</summary>
    public bool Owes { get; init; }

    /// <summary>Why the station stopped at them; null where it did not.</summary>
    public Failure? Stop { get; init; }

    /// <summary>Why the operator took them all the same.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether nobody has decided yet to take them.</summary>
    public bool IsStopped => Stop is not null && Reason is null;

    /// <summary>Whether it is for another portrait of somebody who has one.</summary>
    public bool IsRetake => Stop?.Code == "captured_already";
}

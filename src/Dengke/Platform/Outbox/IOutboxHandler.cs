using Dengke.Data;

namespace Dengke.Platform.Outbox;

/// <summary>Does what an act has left in the outbox. Every handler in the program is found.</summary>
public interface IOutboxHandler
{
    /// <summary>The kind of message that it handles.</summary>
    string Kind { get; }

    /// <summary>Whether it can work here; while it cannot, its messages wait.</summary>
    bool IsReady => true;

    /// <summary>
    /// Handles one message. What it adds to <paramref name="db"/> is committed together with the message being done, so it happens once;
    /// whatever it does elsewhere may happen again if the program ends in between.
    /// </summary>
    /// <exception cref="OutboxException">It did not work; it is tried again later.</exception>
    Task Handle(OutboxMessage message, DengkeDb db, CancellationToken ct);
}

/// <summary>Why a message could not be handled, in one sentence for the person who looks after it.</summary>
public sealed class OutboxException : Exception
{
    public OutboxException(string message)
        : base(message) { }

    public OutboxException(string message, Exception inner)
        : base(message, inner) { }

    public OutboxException()
        : base("The message could not be handled.") { }
}

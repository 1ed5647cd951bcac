using Dengke.Domain.Campaigns;

namespace Dengke.Platform.Channels;

/// <summary>One message to one person, ready to go.</summary>
/// <param name="Id">Its own, the same however often it is sent: by it a receiver tells a second copy.</param>
/// <param name="UserName">学号 or 工号.</param>
/// <param name="Phone">Null where none is known.</param>
/// <param name="Email">Null where none is known.</param>
/// <param name="Text">Plain text with its link written out.</param>
/// <param name="Link">The absolute address that it leads to.</param>
public sealed record Outgoing(
    Guid Id,
    MessageAudience Audience,
    string? UserName,
    string? Phone,
    string? Email,
    string Subject,
    string Text,
    string Link
);

/// <summary>What became of a message that was handed to a channel.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The channel's server has taken it over.</summary>
    public sealed record Taken : SendResult;

    /// <summary>The person has no address that this channel could use.</summary>
    /// <param name="Reason">Which one is missing.</param>
    public sealed record NoAddress(string Reason) : SendResult;

    /// <summary>It will never be taken as it is.</summary>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>It may be taken later; whether it was taken now is not known.</summary>
    public sealed record Later(string Reason) : SendResult;
}

/// <summary>A way to people outside the program. Where it goes is set by the installation alone, never by a campaign or a person.</summary>
public interface IMessageChannel
{
    MessageChannel Channel { get; }

    /// <summary>Whether it is set up here.</summary>
    bool IsReady { get; }

    /// <summary>How many messages it may be given in a minute, from all campaigns together.</summary>
    int PerMinute { get; }

    /// <summary>Whether it can carry a message to such people.</summary>
    bool Reaches(MessageAudience audience);

    /// <summary>Sends one; never throws for what the other side does.</summary>
    Task<SendResult> Send(Outgoing message, CancellationToken ct);
}

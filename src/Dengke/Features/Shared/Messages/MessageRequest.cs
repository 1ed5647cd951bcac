using Dengke.Platform.Handling;

namespace Dengke.Features.Shared.Messages;

/// <summary>What an act leaves in the outbox to have people told of it: which of the campaign's messages, and what it is about.</summary>
/// <param name="Template">The id of a message template of the campaign.</param>
/// <param name="CampaignId">The campaign.</param>
public sealed record MessageRequest(string Template, string CampaignId)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "message";

    /// <summary>The student it is about; a student's message goes to them.</summary>
    public Guid? Student { get; init; }

    public Guid? Correction { get; init; }

    public string? College { get; init; }

    public string? Reason { get; init; }

    public int? Count { get; init; }

    /// <summary>What further placeholders stand for, e.g. <c>slot</c>.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The page that it leads to; null for the template's own.</summary>
    public string? Link { get; init; }

    /// <summary>Who has acted; set when it is asked for.</summary>
    public string? By { get; init; }
}

/// <summary>Has people told.</summary>
public static class Telling
{
    /// <summary>Leaves a message to be made after the commit: nobody is told of what did not happen.</summary>
    public static void Tell(this Work work, MessageRequest request) =>
        work.Enqueue(MessageRequest.Kind, request with { By = work.Actor.Name });
}

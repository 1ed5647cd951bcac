using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>A page on which the registrar publishes documents: what is looked at is what goes out.</summary>
public abstract class PublishingPage(TimeProvider clock) : NoticePage
{
    /// <summary>What has changed, as typed.</summary>
    [BindProperty]
    public string? Note { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>A draft as it would be published now.</summary>
    protected Task<Outcome<PdfContent>> Draft(CampaignDocument kind) => Source.Make(kind, Source.DateAt(Now));

    /// <summary>Publishes those documents if they still say what was looked at.</summary>
    /// <param name="seen">The hash of each, as the page had it.</param>
    protected async Task<Outcome<int>> Publish(
        IEnumerable<ShelvedDocument> documents,
        IReadOnlyDictionary<CampaignDocument, string> seen
    )
    {
        var ready = await ReadyDocuments.Of(Source, documents, Now, Fonts, Stopping);
        if (!ready.IsOk)
        {
            return ready.Failure!;
        }

        if (ready.Value.Any(d => seen.GetValueOrDefault(d.Kind) != d.TextHash))
        {
            return Moved();
        }

        var published = await Run(new PublishDocuments(Campaign.Id, Note, ready.Value));
        return published.Failure is { Kind: FailureKind.Conflict } ? Moved() : published;
    }

    private static Failure Moved() =>
        Failure.Conflict(
            "您打开本页之后, 批次、采集安排或版本有了变动, 没有发布; 请看过现在的内容再发布。",
            "The campaign, the timetable or the versions have changed since you opened this page; nothing was published. Look at it as it is now and publish again."
        );
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>One document before it is published: what it would say now, what that changes, and its versions so far.</summary>
[Allow(Role.Registrar)]
public sealed class DraftModel(TimeProvider clock) : PublishingPage(clock)
{
    public ShelvedDocument Document { get; private set; } = null!;

    /// <summary>The draft as a part of the page; null where a template of the school's cannot be filled in.</summary>
    public HtmlString? Preview { get; private set; }

    public string? Hash { get; private set; }

    /// <summary>From the published version to the draft.</summary>
    public IReadOnlyList<DocumentChange> Changes { get; private set; } = [];

    public IReadOnlyList<PublishedDocument> All { get; private set; } = [];

    public async Task<IActionResult> OnGet(string document) => await Load(document) ?? Page();

    public async Task<IActionResult> OnPost(string document, string? seen)
    {
        if (await Load(document) is { } missing)
        {
            return missing;
        }

        var published = await Publish([Document], new Dictionary<CampaignDocument, string> { [Kind] = seen ?? "" });
        if (!published.IsOk)
        {
            return Show(published.Failure!);
        }

        Say(T($"已发布第 {Document.Next} 版。", $"Version {Document.Next} was published."));
        return LocalRedirect($"{Desk}/{Kind.Slug()}");
    }

    private async Task<IActionResult?> Load(string document)
    {
        if (await LoadKind(document) is { } missing)
        {
            return missing;
        }

        Document = await DocumentShelf.Load(Db, Source, Kind, Stopping);
        All = await Versions();
        var draft = await Draft(Kind);
        if (!draft.IsOk)
        {
            return null;
        }

        Hash = DraftSource.HashOf(draft.Value);
        Preview = new HtmlString(HtmlReport.Part(draft.Value));
        if (Document is { Standing: DocumentStanding.Outdated, Last: { } last })
        {
            Changes = DocumentDiff.Between(DocumentLines.Of(await ContentOf(last)), DocumentLines.Of(draft.Value));
        }

        return null;
    }
}

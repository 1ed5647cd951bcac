using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>发布通知: how the notice and its attachments stand, and publishing all that is due at once (CAM-5).</summary>
[Allow(Role.Registrar)]
public sealed class PublishingModel(TimeProvider clock) : PublishingPage(clock)
{
    public IReadOnlyList<ShelvedDocument> Shelf { get; private set; } = [];

    /// <summary>Those that can be published and would say something new, each with the hash of what it says.</summary>
    public IReadOnlyDictionary<CampaignDocument, string> Due { get; private set; } = new Dictionary<CampaignDocument, string>();

    public int Outdated => Shelf.Count(d => d.Standing == DocumentStanding.Outdated);

    /// <summary>Whether one of those that are due had a version before.</summary>
    public bool NeedsNote => Shelf.Any(d => Due.ContainsKey(d.Kind) && d.Last is not null);

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    /// <param name="seen">The hash of each document that was due, by its slug.</param>
    public async Task<IActionResult> OnPost(Dictionary<string, string> seen)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var known = Enum.GetValues<CampaignDocument>()
            .Where(k => seen.ContainsKey(k.Slug()))
            .ToDictionary(k => k, k => seen[k.Slug()]);
        var published = await Publish(Shelf.Where(d => known.ContainsKey(d.Kind)), known);
        if (!published.IsOk)
        {
            return Show(published.Failure!);
        }

        Say(T($"已发布 {published.Value} 份文件。", $"{published.Value} documents were published."));
        return LocalRedirect(Desk);
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadSource() is { } missing)
        {
            return missing;
        }

        Shelf = await DocumentShelf.Load(Db, Source, Stopping);
        var due = new Dictionary<CampaignDocument, string>();
        foreach (var document in Shelf.Where(d => d.IsDue))
        {
            if ((await Draft(document.Kind)) is { IsOk: true } draft)
            {
                due.Add(document.Kind, DraftSource.HashOf(draft.Value));
            }
        }

        Due = due;
        return null;
    }
}

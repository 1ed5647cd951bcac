using Dengke.Data;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Notices;

/// <summary>通知与附件: what is published, for everybody who is signed in.</summary>
[Allow]
public sealed class NoticesModel : NoticePage
{
    /// <summary>The newest version of each document that has one, in their order.</summary>
    public IReadOnlyList<PublishedDocument> Published { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Published = [.. (await DocumentShelf.Newest(Db, Campaign.Id, Stopping)).OrderBy(d => d.Kind)];
        return Page();
    }
}

using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Notices;

/// <summary>
/// One published document to read and to take, with its versions. In the timetable a student's own class is marked. Whoever reads a
/// version that has been followed by another, or that the campaign has outdated, is told so first.
/// </summary>
[Allow]
public sealed class NoticeModel : NoticePage
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    public PublishedDocument Document { get; private set; } = null!;

    public IReadOnlyList<PublishedDocument> All { get; private set; } = [];

    public bool IsNewest => Document.Number == All[0].Number;

    public bool IsOutdated { get; private set; }

    public HtmlString Text { get; private set; } = HtmlString.Empty;

    public async Task<IActionResult> OnGet(string document)
    {
        if (await LoadKind(document) is { } missing)
        {
            return missing;
        }

        All = await Versions();
        if (All.FirstOrDefault(d => Version is null || d.Number == Version) is not { } found)
        {
            return NotFound();
        }

        Document = found;
        var shelved = await DocumentShelf.Load(Db, Source, Kind, Stopping);
        IsOutdated = shelved.Standing == DocumentStanding.Outdated;
        Text = new HtmlString(HtmlReport.Part(await ContentOf(found), await OwnClass()));
        return Page();
    }

    /// <summary>The class of a student who reads the timetable.</summary>
    private async Task<string?> OwnClass()
    {
        var id = Campaign.Id;
        return Kind == CampaignDocument.CaptureTimetable && Actor.Is(Role.Student)
            ? await Db
                .Students.OwnedBy(Actor)
                .Where(s => s.CampaignId == id)
                .Select(s => s.ClassName)
                .FirstOrDefaultAsync(Stopping)
            : null;
    }
}

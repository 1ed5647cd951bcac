using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Notices;

/// <param name="Note">What has changed, in the registrar's words.</param>
internal sealed record DocumentEntry(
    CampaignDocument Kind,
    int Number,
    DateOnly IssuedOn,
    string? Note,
    DateTimeOffset PublishedAt
);

/// <summary>The notice and its attachments, version by version; the files are at the pages' addresses.</summary>
internal sealed class NoticesApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapList(
            "notices",
            "notices",
            "The published versions of the notice and its attachments.",
            (db, campaign) =>
                db
                    .PublishedDocuments.Where(d => d.CampaignId == campaign)
                    .OrderBy(d => d.Id)
                    .Select(d => new DocumentEntry(d.Kind, d.Number, d.IssuedOn, d.Note, d.PublishedAt))
        );
}

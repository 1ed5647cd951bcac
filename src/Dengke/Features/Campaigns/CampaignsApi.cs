using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

internal sealed record CampaignEntry(string Id, string Title);

/// <summary>When a phase is open, in China's time.</summary>
internal sealed record PhaseEntry(Phase Phase, DateTime Opens, DateTime Closes);

internal sealed record CampaignDetails(string Id, string Title, IReadOnlyList<PhaseEntry> Phases);

/// <summary>The settings as one edits them; the version goes with <c>campaign.revise</c>.</summary>
internal sealed record CampaignSettings(string Yaml, int Version);

/// <summary>Campaigns and their settings.</summary>
internal sealed class CampaignsApi : IRoutes
{
    private const string Tag = "campaign";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapRead<ApiList<CampaignEntry>>("/campaigns", All, Tag, "The campaigns, the newest first.");
        app.MapRead<CampaignDetails>("/campaigns/{campaign}", One, Tag, "A campaign and when its phases are open.");
        app.MapRead<CampaignSettings>(
            "/campaigns/{campaign}/settings",
            Settings,
            Tag,
            "A campaign's settings, YAML.",
            Role.Registrar
        );
    }

    private static Task<ApiList<CampaignEntry>> All(DengkeDb db, [AsParameters] ApiSlice slice, CancellationToken ct) =>
        slice.Of(db.Campaigns.OrderByDescending(c => c.Id).Select(c => new CampaignEntry(c.Id, c.Title)), ct);

    private static async Task<IResult> One(string campaign, DengkeDb db, CancellationToken ct)
    {
        var found = await StoredCampaign.Load(db, campaign, ct);
        return found.IsOk
            ? Results.Json(
                new CampaignDetails(
                    campaign,
                    found.Value.Title,
                    [.. Enum.GetValues<Phase>().SelectMany(p => Open(p, found.Value.Phases.WindowOf(p)))]
                ),
                ApiJson.Options
            )
            : ApiProblem.Of(found.Failure!);
    }

    private static IEnumerable<PhaseEntry> Open(Phase phase, Window? window) =>
        window is { } open ? [new PhaseEntry(phase, open.Opens, open.Closes)] : [];

    private static async Task<IResult> Settings(string campaign, DengkeDb db, CancellationToken ct) =>
        await db
            .CampaignRevisions.Where(r => r.CampaignId == campaign)
            .OrderByDescending(r => r.Number)
            .Join(db.Campaigns, r => r.CampaignId, c => c.Id, (r, c) => new CampaignSettings(r.Yaml, c.Version))
            .FirstOrDefaultAsync(ct)
            is { } settings
            ? Results.Json(settings, ApiJson.Options)
            : ApiProblem.Of(Failure.NotFound());
}

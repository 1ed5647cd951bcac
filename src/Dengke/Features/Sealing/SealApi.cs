using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <param name="Subject">What an exception names.</param>
internal sealed record OpenEntry(OpenKind Kind, string Subject, Guid? StudentId, string? College, string? Reason);

/// <param name="Root">The signed root; null before the campaign is sealed.</param>
/// <param name="Open">What is missing or open; what was named has its reason.</param>
internal sealed record SealStanding(string? Root, int? Size, DateTimeOffset? SealedAt, bool Ready, IReadOnlyList<OpenEntry> Open);

/// <param name="Field">The catalogue's key; the values are in the statement that the page shows.</param>
internal sealed record ErratumEntry(Guid Id, Guid StudentId, int Number, string Field, string Reason, DateTimeOffset At);

/// <summary>How ready a campaign is to be sealed, and its seal.</summary>
internal sealed class SealApi(TimeProvider clock) : IRoutes
{
    private const string Tag = "seal";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapRead<SealStanding>(
            "/campaigns/{campaign}/seal",
            Seal,
            Tag,
            "What is open before sealing, and the signed root after it.",
            Role.Registrar
        );
        app.MapList(
            "errata",
            Tag,
            "Errata beside the sealed records.",
            (db, campaign) =>
                db
                    .Errata.Where(e => e.CampaignId == campaign)
                    .OrderBy(e => e.Id)
                    .Select(e => new ErratumEntry(e.Id, e.StudentId, e.Number, e.Field, e.Reason, e.At)),
            Role.Registrar
        );
    }

    private async Task<IResult> Seal(string campaign, DengkeDb db, CancellationToken ct)
    {
        var found = await StoredCampaign.Load(db, campaign, ct);
        if (!found.IsOk)
        {
            return ApiProblem.Of(found.Failure!);
        }

        var seal = await db.CampaignSeals.FirstOrDefaultAsync(s => s.CampaignId == campaign, ct);
        var readiness = seal is null ? await Readiness.Load(db, found.Value, clock.GetUtcNow(), ct) : new Readiness([]);
        return Results.Json(
            new SealStanding(
                seal?.RootJws,
                seal?.Size,
                seal?.SealedAt,
                seal is null && readiness.IsReady,
                [.. readiness.Items.Select(i => new OpenEntry(i.Kind, i.Subject, i.StudentId, i.College, i.Exception?.Reason))]
            ),
            ApiJson.Options
        );
    }
}

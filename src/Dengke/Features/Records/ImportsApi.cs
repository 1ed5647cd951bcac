using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Records;

/// <param name="Errors">Rows that cannot be taken over.</param>
internal sealed record ImportEntry(
    Guid Id,
    Source Source,
    string FileName,
    ImportState State,
    int Rows,
    int Errors,
    int Warnings,
    DateTimeOffset UploadedAt,
    int Version
);

/// <summary>Files of the two sources.</summary>
internal sealed class ImportsApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapList(
            "imports",
            "records",
            "The files that were uploaded, and what came of them.",
            (db, campaign) =>
                db
                    .ImportBatches.Where(b => b.CampaignId == campaign)
                    .OrderBy(b => b.Id)
                    .Select(b => new ImportEntry(
                        b.Id,
                        b.Source,
                        b.FileName,
                        b.State,
                        b.Rows,
                        b.Errors,
                        b.Warnings,
                        b.UploadedAt,
                        b.Version
                    )),
            Role.Registrar
        );
}

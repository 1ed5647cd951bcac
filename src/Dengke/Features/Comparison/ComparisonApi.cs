using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Comparison;

/// <param name="Row">The row's number in its file.</param>
internal sealed record UnmatchedEntry(Guid Id, Source Source, int Row, UnmatchedReason Reason);

/// <summary>Rows of a source that have no partner in the other.</summary>
internal sealed class ComparisonApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapList(
            "unmatched",
            "records",
            "Rows of a source that have no partner, and why.",
            (db, campaign) =>
                from row in db.UnmatchedRows
                join record in db.SourceRecords on row.SourceRecordId equals record.Id
                where row.CampaignId == campaign
                orderby row.Id
                select new UnmatchedEntry(row.Id, row.Source, record.RowNumber, row.Reason),
            Role.Registrar
        );
}

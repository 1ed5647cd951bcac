using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Web;

namespace Dengke.Features.Fees;

/// <param name="AmountFen">In fen.</param>
/// <param name="Method">Null where it was waived.</param>
internal sealed record PaymentEntry(
    Guid Id,
    Guid StudentId,
    string Occasion,
    int Receipt,
    long AmountFen,
    PaymentMethod? Method,
    string OperatorName,
    DateTimeOffset At,
    DateTimeOffset? VoidedAt
);

/// <summary>What was taken.</summary>
internal sealed class FeesApi : IRoutes
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapList(
            "payments",
            "fee",
            "The payments of a campaign, by receipt.",
            (db, campaign) =>
                db
                    .Payments.Where(p => p.CampaignId == campaign)
                    .OrderBy(p => p.Receipt)
                    .Select(p => new PaymentEntry(
                        p.Id,
                        p.StudentId,
                        p.Occasion,
                        p.Receipt,
                        p.AmountFen,
                        p.Method,
                        p.OperatorName,
                        p.At,
                        p.VoidedAt
                    )),
            Role.Registrar
        );
}
